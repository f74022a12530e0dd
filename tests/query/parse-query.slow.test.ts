import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedQuery, parseQuery } from "../../src/query/parse-query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { anyCharacter } from "../support/any-character.ts";
import { madeUp } from "../support/made-up.ts";

const { catalogue } = madeUp([
  { published: 5, authors: [{ slug: "bob", name: "Bob" }] },
  { published: 5, authors: [{ slug: "ann", name: "Ann" }] },
]);

function nearestIn(read: ParsedQuery): readonly string[] {
  return read.kind === "query" ? [] : read.errors.flatMap(({ nearest = [] }) => nearest);
}

describe("an author whom only an article names", () => {
  it("is neither known nor suggested before the article is public", () => {
    const before = parseQuery(catalogue, [["author", "bob"]], 4);
    expect(before.kind).toBe("unknown");
    expect(nearestIn(before)).toEqual(["ann"]);
    expect(parseQuery(catalogue, [["author", "bob"]], 5).kind).toBe("query");
    expect(nearestIn(parseQuery(catalogue, [["author", "bo"]], 5))).toEqual(["bob", "ann"]);
  });
});

it.each([
  ["topic", "Cooperaton"],
  ["author", "Ann Nobody"],
  ["language", "Not_A_Tag"],
  ["since", "2026-13-01T00:00:00Z"],
  ["until", "Tomorrow"],
  ["limit", "Many"],
  ["content", "Everything"],
  ["before", "Here"],
])("shows the value as written when it refuses %s=%s", (parameter, value) => {
  const read = parseQuery(catalogue, [[parameter.toUpperCase(), ` ${value} `]], 10);
  expect(read.kind !== "query" && read.errors).toMatchObject([{ parameter, value }]);
});

it("reads a plus sign that stands unescaped in an address, and so arrives as a space", () => {
  const sinceIn = (value: string) => {
    const read = parseQuery(catalogue, [["since", value]], 10);
    return read.kind === "query" ? read.feedQuery.conditions.since : read.kind;
  };
  expect(sinceIn("2026-11-22T09:30:00 08:00")).toBe(Date.parse("2026-11-22T01:30:00Z"));
  expect(sinceIn("2026-11-22 09:30:00Z")).toBe("bad");
});

it("compares only the first unknown name with the known ones if there are very many", () => {
  const many = Array.from({ length: 6000 }, (_, n) => ({ slug: `person-${n}`, name: `P ${n}` }));
  const large = madeUp([{ authors: many }]).catalogue;
  const read = parseQuery(large, [["author", "person-1x,person-2x"]], 10);
  expect(read.kind === "unknown" && read.errors.map(({ nearest }) => nearest?.[0])).toEqual([
    "person-1",
    undefined,
  ]);
});

const name = fc.oneof(
  fc.constantFrom("topic", "exclude", "author", "language", "since", "until", "limit", "content"),
  fc.constantFrom("before", "after", "TOPIC", "__proto__", "constructor", ""),
);
const value = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.constantFrom("a", "b,c", "A, a", "ann", "bob", "zh-hans", "en-a", "abcd", "i-klingon", "x-a"),
  fc.constantFrom("2026-11-22", "0000-01-01", "9999-12-31", "2026-11-22T09:30:00+23:59"),
  fc.constantFrom("1", "100", "101", "full", "summary", "0.a", "-zzzzzzzzzz.a", "zzzzzzzzzz.a"),
  fc.constantFrom("__proto__", "constructor", "toString", "\0", "\ufffd", "İ", "ΣΑΣ"),
  fc.integer().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.stringMatching(/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,8}$/),
);

it("turns any parameters into a feed query whose selection has an address, or refuses them with a reason", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), (parameters) => {
      const read = parseQuery(catalogue, parameters, 10);
      if (read.kind !== "query") {
        expect(read.errors.length).toBeGreaterThan(0);
        for (const error of read.errors) {
          expect(error.detail).not.toBe("");
          expect(error.value.length).toBeLessThanOrEqual(100);
        }
        return;
      }
      const { path, search, title } = selectionOf(catalogue, read.feedQuery);
      expect(title).not.toBe("");
      const [, folder, slug] = /^\/(?:(topic|author|language)s\/([^/]+)\/)?$/.exec(path) ?? [];
      const again = parseQuery(
        catalogue,
        [
          ...(folder === undefined ? [] : [[folder, decodeURIComponent(slug ?? "")] as const]),
          ...new URLSearchParams(search),
        ],
        10,
      );
      expect(again.kind).toBe("query");
      if (again.kind === "query") {
        expect(selectionOf(catalogue, again.feedQuery)).toMatchObject({ path, search, title });
      }
    }),
    { numRuns: 5000 },
  );
});
