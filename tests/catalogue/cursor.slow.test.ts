import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCursor, parseCursor } from "../../src/catalogue/cursor.ts";
import { countBefore, cursorOf } from "../../src/query/select.ts";
import { anyCharacter } from "../support/any-character.ts";
import { madeUp } from "../support/made-up.ts";

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const cursor = fc.record({
  published: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
  name: slug,
});

describe("a cursor", () => {
  it("is read back from an address unchanged", () => {
    fc.assert(
      fc.property(cursor, (one) => {
        const text = formatCursor(one);
        expect(parseCursor(text)).toEqual(one);
        // A query needs no escapes for it.
        expect(encodeURIComponent(text)).toBe(text);
      }),
    );
  });

  it("is read from no other text, and reading never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: anyCharacter }), slug), (text) => {
        const read = parseCursor(text);
        if (read !== undefined) expect(parseCursor(formatCursor(read))).toEqual(read);
      }),
    );
    for (const text of ["", ".", "0.", ".a", "zzzzzzzzzzz.a", "0.A", "0.a b", "0.a\0", "--1.a"]) {
      expect(parseCursor(text), text).toBeUndefined();
    }
  });

  it("splits a series in two, whether an article is at its place or not", () => {
    const article = fc.record({
      published: fc.integer({ min: 0, max: 9 }),
      aliases: fc.oneof(
        fc.constant([]),
        slug.map((one) => [`${one}-former`]),
      ),
    });
    const articles = fc.uniqueArray(article, {
      maxLength: 30,
      selector: ({ aliases }) => aliases[0] ?? {},
    });
    fc.assert(
      fc.property(articles, cursor, fc.integer({ min: -1, max: 10 }), (given, one, published) => {
        const { catalogue } = madeUp(given);
        const { everything } = catalogue;
        const places = [
          ...Array.from(everything.rows, (row) => cursorOf(catalogue, row)),
          { ...one, published },
        ];
        const all = places.slice(0, -1);
        for (const place of places) {
          const precede = all.filter(
            ({ published: moment, name }) =>
              moment < place.published || (moment === place.published && name < place.name),
          ).length;
          const at = all.some(
            ({ published: moment, name }) => moment === place.published && name === place.name,
          );
          expect(countBefore(catalogue, everything, place)).toBe(precede);
          expect(countBefore(catalogue, everything, place, true)).toBe(precede + (at ? 1 : 0));
        }
      }),
    );
  });
});
