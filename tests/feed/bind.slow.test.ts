import fc from "fast-check";
import { expect, it } from "vitest";
import { bind } from "../../src/feed/bind.ts";
import { toBlocks } from "../../src/gzip/blocks.ts";
import { anyCharacter } from "../support/any-character.ts";
import { unzipped } from "../support/unzipped.ts";

/** Some pieces are compressed in advance, as those of volumes are; the others are plain. */
function partOf(piece: string, place: number) {
  const bytes = new TextEncoder().encode(piece);
  return place % 2 === 0 ? toBlocks(bytes) : bytes;
}

it("joins frame and pieces to the same text as joining their texts", () => {
  const text = fc.string({ unit: anyCharacter }).map((value) => value.toWellFormed());
  const list = fc.array(text);
  fc.assert(
    fc.property(text, text, text, list, list, (open, separator, close, pieces, removed) => {
      const frame = { open, separator, close };
      const bound = (one: typeof frame & { removedAt?: number }) =>
        unzipped(bind(one, pieces.map(partOf), removed.map(partOf)));
      expect(bound(frame)).toBe(open + [...removed, ...pieces].join(separator) + close);
      expect(bound({ ...frame, open: `(${open}`, removedAt: 1 })).toBe(
        `(${removed.join(separator)}${open}${pieces.join(separator)}${close}`,
      );
    }),
  );
});

it("compresses a document of one or two pieces as a whole", () => {
  const piece = '<item><link href="https://example.org/"/><p>Steel of the laboratory</p></item>';
  const size = (count: number) => {
    const pieces = Array.from({ length: count }, () => toBlocks(new TextEncoder().encode(piece)));
    return bind({ open: piece, separator: "", close: "" }, pieces).gzip.length;
  };
  // The head holds the same text, so a piece that is compressed with it takes hardly any room.
  expect(size(2) - size(0)).toBeLessThan(10);
  expect(size(3) - size(2)).toBeGreaterThan(3 * 60);
});
