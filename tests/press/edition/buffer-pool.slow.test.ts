import { expect, it } from "vitest";
import { encodeVolume, pieceOf } from "../../../src/catalogue/volume.ts";
import { BufferPool } from "../../../src/press/edition/buffer-pool.ts";

it("gives out no memory twice before it is cleared", () => {
  const pool = new BufferPool();
  const sizes = [5, 0, 10 << 20, 10 << 20, 40 << 20, 7];
  const taken = sizes.map((size, number) => pool.take(size).fill(number));
  taken.forEach((bytes, number) => {
    expect(bytes).toHaveLength(sizes[number] ?? -1);
    expect(bytes.every((byte) => byte === number)).toBe(true);
  });
});

it("gives out the same memory again after it is cleared", () => {
  const pool = new BufferPool();
  const before = pool.take(100);
  pool.clear();
  const after = pool.take(50);
  expect([after.buffer, after.byteOffset]).toEqual([before.buffer, before.byteOffset]);
});

it("holds a volume and its pieces, over old data", () => {
  const pool = new BufferPool();
  pool.take(1000).fill(255);
  pool.clear();
  const piece = pool.take(3);
  piece.set([1, 2, 3]);
  const volume = encodeVolume([piece, new Uint8Array(), piece], (length) => pool.take(length));
  expect([0, 1, 2].map((position) => [...pieceOf(volume, position)])).toEqual([
    [1, 2, 3],
    [],
    [1, 2, 3],
  ]);
});
