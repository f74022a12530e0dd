import fc from "fast-check";
import { expect, it } from "vitest";
import { Lru } from "../../src/memory/lru.ts";

/** The limit in bytes for a number of values of a size, with one-letter names: 128 for each entry, 2 for its name. */
const room = (values: number, bytes: number) => values * (128 + 2 + bytes);
const keep = (limit: number, forgotten?: (value: number) => void) =>
  new Lru<number>(limit, (bytes) => bytes, forgotten);

it("drops the least recently used value beyond its limit", () => {
  const kept = keep(room(2, 600));
  kept.set("a", 600);
  kept.set("b", 600);
  expect(kept.get("a")).toBe(600);
  kept.set("c", 600);
  expect(["a", "b", "c"].filter((name) => kept.get(name))).toEqual(["a", "c"]);
});

it("counts 128 bytes for each entry, two for each letter of its name, and its value", () => {
  const kept = keep(10_000);
  kept.set("a", 600);
  expect(kept.held).toBe(128 + 2 + 600);
  kept.set("abc", 1);
  expect(kept.held).toBe(128 + 2 + 600 + 128 + 6 + 1);
});

it("keeps count when a value is set again with another size", () => {
  const forgotten: number[] = [];
  const kept = keep(room(1, 900) + room(1, 700), (value) => forgotten.push(value));
  for (const size of [700, 700, 900]) kept.set("a", size);
  kept.set("b", 700);
  expect([kept.get("a"), kept.get("b")]).toEqual([900, 700]);
  // A value that is set again is not dropped.
  expect(forgotten).toEqual([700]);
});

it("measures a grown value again", () => {
  const kept = new Lru<number[]>(10_000, (values) => 100 * values.length);
  const grown: number[] = [];
  kept.set("a", grown);
  const { held } = kept;
  grown.push(1, 2, 3);
  kept.set("a", grown);
  expect(kept.held).toBe(held + 300);
});

it("keeps no value that is larger than its limit, and drops the one it replaces", () => {
  const kept = keep(room(2, 100));
  kept.set("a", 1);
  kept.set("b", 1);
  expect(kept.set("a", room(2, 100))).toBe(false);
  expect(kept.get("a")).toBeUndefined();
  expect(kept.get("b")).toBe(1);
});

it("counts the bytes of names, which clients choose", () => {
  const kept = keep(100_000);
  for (let number = 0; number < 100; number++) kept.set(`${number}`.padEnd(15_000, "x"), 0);
  expect(kept.held).toBeGreaterThan(3 * 30_000 - 1);
  expect(kept.held).toBeLessThanOrEqual(100_000);
  expect(kept.set("x".repeat(50_000), 0)).toBe(false);
});

it("holds the latest values, and never more than its limit", () => {
  const step = fc.record({ name: fc.constantFrom("a", "b", "c", "d"), size: fc.nat(400) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const kept = keep(1000);
      const latest = new Map<string, number>();
      for (const { name, size } of steps) {
        kept.set(name, size);
        latest.set(name, size);
        const held = [...latest.keys()].filter((key) => kept.get(key) !== undefined);
        for (const key of held) expect(kept.get(key)).toBe(latest.get(key));
        expect(held).toContain(name);
        const bytes = held.reduce((sum, key) => sum + room(1, kept.get(key) ?? 0), 0);
        expect(kept.held).toBe(bytes);
        expect(bytes).toBeLessThanOrEqual(1000);
      }
    }),
  );
});
