import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteLru } from "../../src/memory/byte-lru.ts";

const bytes = (length: number) => new Uint8Array(length);

it("forgets what was used longest ago, beyond its bound", () => {
  const kept = new ByteLru(16);
  kept.set("a", bytes(6));
  kept.set("b", bytes(6));
  expect(kept.get("a")).toHaveLength(6);
  kept.set("c", bytes(6));
  expect(["a", "b", "c"].filter((name) => kept.get(name))).toEqual(["a", "c"]);
});

it("does not lose count when the same is set again, with another size", () => {
  const kept = new ByteLru(16);
  for (const size of [7, 7, 9]) kept.set("a", bytes(size));
  kept.set("b", bytes(7));
  expect(kept.get("a")).toHaveLength(9);
  expect(kept.get("b")).toHaveLength(7);
});

it("keeps nothing that is larger than its bound, nor what stood there before", () => {
  const kept = new ByteLru(16);
  kept.set("a", bytes(1));
  kept.set("b", bytes(1));
  kept.set("a", bytes(17));
  expect(kept.get("a")).toBeUndefined();
  expect(kept.get("b")).toHaveLength(1);
});

it("holds the latest of what it was given, and never more than its bound", () => {
  const step = fc.record({ name: fc.constantFrom("a", "b", "c", "d"), size: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const kept = new ByteLru(16);
      const latest = new Map<string, Uint8Array>();
      for (const { name, size } of steps) {
        const given = bytes(size);
        kept.set(name, given);
        latest.set(name, given);
        const held = [...latest.keys()].filter((key) => kept.get(key) !== undefined);
        for (const key of held) expect(kept.get(key)).toBe(latest.get(key));
        expect(held).toContain(name);
        expect(held.reduce((sum, key) => sum + (kept.get(key)?.length ?? 0), 0)).toBeLessThan(17);
      }
    }),
  );
});
