import fc from "fast-check";
import { expect, it } from "vitest";
import { bind } from "../../src/feed/bind.ts";

const encoder = new TextEncoder();

it("joins frame and pieces to the same bytes as joining the texts", () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.toWellFormed());
  fc.assert(
    fc.property(text, text, text, fc.array(text), (open, separator, close, pieces) => {
      const bytes = bind(
        { open, separator, close },
        pieces.map((piece) => {
          const bytes = encoder.encode(piece);
          const middle = bytes.length >> 1;
          return [bytes.subarray(0, middle), bytes.subarray(middle)];
        }),
      );
      expect(bytes).toEqual(encoder.encode(open + pieces.join(separator) + close));
    }),
  );
});
