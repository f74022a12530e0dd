import { constants, crc32, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBlocks, encodeBlocks, toBlocks } from "../../src/gzip/blocks.ts";
import { joinGzip, type Part } from "../../src/gzip/join.ts";

/** Bytes that DEFLATE cannot make shorter. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

const text = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ maxLength: 2000, unit: "grapheme" }).map((some) => new TextEncoder().encode(some)),
  fc.constantFrom(
    new Uint8Array(),
    Uint8Array.of(0),
    new Uint8Array(65_535).fill(65),
    new Uint8Array(70_000).fill(66),
    noise(65_536),
    noise(70_000),
  ),
);

interface Written {
  readonly plain: Uint8Array;
  readonly part: Part;
}

const part: fc.Arbitrary<Written> = fc
  .tuple(text, fc.constantFrom("stored", "fast", "small", "file"))
  .map(([plain, how]) => {
    if (how === "stored") return { plain, part: plain };
    const blocks = toBlocks(plain, how === "fast" ? constants.Z_BEST_SPEED : undefined);
    return { plain, part: how === "file" ? decodeBlocks(encodeBlocks(blocks)) : blocks };
  });

const parts = fc.array(part, { maxLength: 8 });

describe("joined gzip", () => {
  it("is what its parts say, one after the other", () => {
    fc.assert(
      fc.property(parts, (some) => {
        const plain = Buffer.concat(some.map((one) => one.plain));
        const { gzip: joined } = joinGzip(some.map((one) => one.part));
        // Strict: `gunzipSync` refuses a wrong CRC, a wrong length and bytes after the end.
        expect(gunzipSync(joined).equals(plain)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("joins any of the parts, in any order, some of them twice", () => {
    const shuffled = fc
      .array(part, { minLength: 1, maxLength: 5 })
      .chain((some) => fc.array(fc.constantFrom(...some), { maxLength: 12 }));
    fc.assert(
      fc.property(shuffled, (some) => {
        const { gzip: joined } = joinGzip(some.map((one) => one.part));
        expect(gunzipSync(joined).equals(Buffer.concat(some.map((one) => one.plain)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("names the length and the CRC-32 of the whole", () => {
    const halves = ["joint ", "laboratory"].map((half) => new TextEncoder().encode(half));
    const { gzip: joined } = joinGzip(halves.map((half) => toBlocks(half)));
    const end = new DataView(joined.buffer, joined.length - 8);
    expect(end.getUint32(0, true)).toBe(crc32("joint laboratory"));
    expect(end.getUint32(4, true)).toBe("joint laboratory".length);
  });

  it("is an empty text without parts", () => {
    expect(gunzipSync(joinGzip([]).gzip).length).toBe(0);
  });

  it("stores a plain text in blocks of 65,535 bytes", () => {
    const empty = joinGzip([]).gzip.length;
    const growth = (length: number) =>
      joinGzip([new Uint8Array(length)]).gzip.length - empty - length;
    expect([0, 1, 65_535, 65_536, 131_070, 131_071].map(growth)).toEqual([0, 5, 5, 10, 10, 15]);
  });
});

it("reads stored blocks behind others", () => {
  const file = Buffer.concat(
    ["first", "second text"].map((one) => encodeBlocks(toBlocks(new TextEncoder().encode(one)))),
  );
  const before = decodeBlocks(file);
  const after = decodeBlocks(file, before.next);
  expect(after.next).toBe(file.length);
  expect(gunzipSync(joinGzip([after, before]).gzip).toString()).toBe("second textfirst");
});
