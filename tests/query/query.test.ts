import fc from "fast-check";
import { expect, it } from "vitest";
import { type Conditions, normalise } from "../../src/query/query.ts";

const names = ["a", "b", "c", "d"];
const tags = ["en", "en-gb", "en-gb-oxendict", "zh", "zh-hans", "zha"];
const group = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
const query: fc.Arbitrary<Conditions> = fc.record({
  topics: fc.array(group, { maxLength: 4 }),
  exclude: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
  authors: fc.array(group, { maxLength: 4 }),
  languages: fc.array(fc.array(fc.constantFrom(...tags), { minLength: 1, maxLength: 4 }), {
    maxLength: 3,
  }),
});

/** One article for each combination of topics, authors and language. */
const articles = fc.sample(
  fc.record({
    topics: fc.subarray(names),
    authors: fc.subarray(names),
    language: fc.constantFrom(...tags),
  }),
  { numRuns: 400, seed: 1 },
);

function matching({ topics, exclude, authors, languages }: Conditions) {
  return articles.filter(
    (one) =>
      topics.every((any) => any.some((name) => one.topics.includes(name))) &&
      !exclude.some((name) => one.topics.includes(name)) &&
      authors.every((any) => any.some((name) => one.authors.includes(name))) &&
      languages.every((any) =>
        any.some((tag) => one.language === tag || one.language.startsWith(`${tag}-`)),
      ),
  );
}

it("the canonical form of a query matches the same articles", () => {
  fc.assert(
    fc.property(query, (one) => {
      expect(matching(normalise(one))).toEqual(matching(one));
    }),
  );
});

it("the canonical form of a canonical form is itself, and is never longer than the query", () => {
  const size = ({ topics, exclude, authors, languages }: Conditions) =>
    [topics, [exclude], authors, languages].flat(2).length;
  fc.assert(
    fc.property(query, (one) => {
      const normal = normalise(one);
      expect(normalise(normal)).toEqual(normal);
      expect(size(normal)).toBeLessThanOrEqual(size(one));
    }),
  );
});

it("order and repetition do not change the canonical form", () => {
  const mixed = <T>(values: readonly T[]) =>
    fc.tuple(
      fc.shuffledSubarray([...values], { minLength: values.length }),
      fc.subarray([...values]),
    );
  const twin = query.chain((one) =>
    fc.record({
      one: fc.constant(one),
      topics: mixed(one.topics),
      exclude: mixed(one.exclude),
      authors: mixed(one.authors.map((any) => [...any].reverse())),
      languages: mixed(one.languages.map((any) => [...any].reverse())),
    }),
  );
  fc.assert(
    fc.property(twin, ({ one, topics, exclude, authors, languages }) => {
      const other = {
        topics: topics.flat(),
        exclude: exclude.flat(),
        authors: authors.flat(),
        languages: languages.flat(),
      };
      expect(normalise(other)).toEqual(normalise(one));
    }),
  );
});
