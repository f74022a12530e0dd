import fc from "fast-check";
import { expect, it } from "vitest";
import { bind } from "../../src/feed/bind.ts";

const encoder = new TextEncoder();

function halves(piece: string): Uint8Array[] {
  const bytes = encoder.encode(piece);
  const middle = bytes.length >> 1;
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

it("joins frame and pieces to the same bytes as joining the texts", () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());
  const list = fc.array(text);
  fc.assert(
    fc.property(text, text, text, list, list, (open, separator, close, pieces, removed) => {
      const frame = { open, separator, close };
      expect(bind(frame, pieces.map(halves), removed.map(halves))).toEqual(
        encoder.encode(open + [...removed, ...pieces].join(separator) + close),
      );
      expect(
        bind({ ...frame, open: `(${open}`, removedAt: 1 }, pieces.map(halves), removed.map(halves)),
      ).toEqual(
        encoder.encode(`(${removed.join(separator)}${open}${pieces.join(separator)}${close}`),
      );
    }),
  );
});
