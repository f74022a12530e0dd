import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeSlugs, Slugs } from "../../src/catalogue/slugs.ts";

const slug = fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}$/);
const slugs = fc.uniqueArray(slug, { maxLength: 300 });
const open = (names: readonly string[]) => new Slugs(encodeSlugs(names), names.length);

it("finds each slug by its row and by its name, and nothing else", () => {
  fc.assert(
    fc.property(slugs, fc.array(fc.oneof(slug, fc.string())), (names, others) => {
      const opened = open(names);
      expect(names.map((_, row) => opened.at(row))).toEqual(names);
      expect(names.map((name) => opened.rowOf(name))).toEqual([...names.keys()]);
      for (const other of others) {
        const row = names.indexOf(other);
        expect(opened.rowOf(other)).toBe(row < 0 ? undefined : row);
      }
    }),
  );
});

it.each(["", ",", "a,", "a,b", "b", ",b", "__proto__", "a\0"])(
  "does not take %j for a slug",
  (text) => {
    const opened = open(["a", "bb", "c"]);
    expect(opened.rowOf(text)).toBeUndefined();
  },
);

it.each([-1, 3, 0.5, Number.NaN])("has no slug for a row that does not exist: %s", (row) => {
  expect(open(["a", "bb", "c"]).at(row)).toBeUndefined();
});

it("finds any of 100,000 slugs that differ only in a number, in few steps", () => {
  const names = Array.from({ length: 100_000 }, (_, number) => `article-${number}`);
  const opened = open(names);
  for (const [row, name] of names.entries()) {
    if (opened.rowOf(name) !== row) expect.unreachable(name);
  }
});
