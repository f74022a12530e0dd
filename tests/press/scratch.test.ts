import { expect, it } from "vitest";
import { encodeVolume, pieceOf } from "../../src/catalogue/volume.ts";
import { Scratch } from "../../src/press/scratch.ts";

it("gives memory that is not given again before it is cleared", () => {
  const scratch = new Scratch();
  const sizes = [5, 0, 10 << 20, 10 << 20, 40 << 20, 7];
  const taken = sizes.map((size, number) => scratch.take(size).fill(number));
  taken.forEach((bytes, number) => {
    expect(bytes).toHaveLength(sizes[number] ?? -1);
    expect(bytes.every((byte) => byte === number)).toBe(true);
  });
});

it("gives the same memory again once it is cleared", () => {
  const scratch = new Scratch();
  const before = scratch.take(100);
  scratch.clear();
  const after = scratch.take(50);
  expect([after.buffer, after.byteOffset]).toEqual([before.buffer, before.byteOffset]);
});

it("holds a volume beside its pieces, over what was there before", () => {
  const scratch = new Scratch();
  scratch.take(1000).fill(255);
  scratch.clear();
  const piece = scratch.take(3);
  piece.set([1, 2, 3]);
  const volume = encodeVolume([piece, new Uint8Array(), piece], (length) => scratch.take(length));
  expect([0, 1, 2].map((position) => [...pieceOf(volume, position)])).toEqual([
    [1, 2, 3],
    [],
    [1, 2, 3],
  ]);
});
