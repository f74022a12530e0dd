import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeVolume, pieceOf } from "../../src/catalogue/volume.ts";

it("returns each piece that was written", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 50 }), (pieces) => {
      const volume = encodeVolume(pieces);
      pieces.forEach((piece, position) => {
        expect([...pieceOf(volume, position)]).toEqual([...piece]);
      });
    }),
  );
});

it("reads a volume inside a larger buffer", () => {
  const volume = encodeVolume([Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]);
  const larger = new Uint8Array(volume.length + 7);
  larger.set(volume, 7);
  expect([...pieceOf(larger.subarray(7), 2)]).toEqual([3]);
});

it("refuses a position that the volume does not have", () => {
  const volume = encodeVolume([Uint8Array.of(1)]);
  for (const position of [-1, 1, 50]) expect(() => pieceOf(volume, position)).toThrow(RangeError);
});

it("refuses a piece with any byte that is not as it was written", () => {
  const pieces = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5), Uint8Array.of(6)];
  const volume = encodeVolume(pieces);
  for (let at = 4; at < volume.length; at++) {
    const damaged = volume.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    const read = pieces.filter((piece, position) => {
      try {
        // A piece that can be read is the right one.
        expect([...pieceOf(damaged, position)]).toEqual([...piece]);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return false;
      }
    });
    expect(read.length, `byte ${at}`).toBeLessThan(pieces.length);
  }
  expect(() => pieceOf(volume.subarray(0, -1), 2)).toThrow("piece 2 of a volume is damaged");
});
