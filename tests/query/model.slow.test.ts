import fc from "fast-check";
import { expect, it } from "vitest";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import { madeUp, namesIn } from "../support/made-up.ts";

/*
 * Compares a site's feeds and listings with a naive filter over all articles, for any articles, query and
 * moment, page by page and in every format.
 */

/** An article of the model, with times in small whole numbers. */
type Given = Pick<
  IndexedArticle,
  "published" | "expires" | "withdrawn" | "topics" | "authors" | "language" | "draft"
>;

const people = [
  { slug: "ann", name: "Ann" },
  { slug: "li", name: "Li" },
];

const given: fc.Arbitrary<Given> = fc.record({
  published: fc.integer({ min: 0, max: 30 }),
  expires: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined, freq: 6 }),
  withdrawn: fc.option(
    fc.record({ date: fc.integer({ min: 0, max: 60 }), reason: fc.constant("x") }),
    {
      nil: undefined,
      freq: 6,
    },
  ),
  topics: fc.subarray(["a", "b", "c"]),
  authors: fc.subarray(people),
  language: fc.constantFrom("en", "zh-Hans", "zh-Hant"),
  draft: fc.nat(9).map((number) => number === 0),
});

const query = fc.record(
  {
    topics: fc.array(fc.subarray(["a", "b", "c"], { minLength: 1 }), { maxLength: 2 }),
    exclude: fc.subarray(["a", "b", "c"], { maxLength: 2 }),
    authors: fc.array(fc.subarray(["ann", "li"], { minLength: 1 }), { maxLength: 2 }),
    languages: fc.array(
      fc.subarray(["en", "zh", "zh-hans", "fr"], { minLength: 1, maxLength: 2 }),
      {
        maxLength: 2,
      },
    ),
    since: fc.integer({ min: 0, max: 30 }),
    until: fc.integer({ min: 31, max: 40 }),
  },
  { requiredKeys: ["topics", "exclude", "authors", "languages"] },
);
type Asked = typeof query extends fc.Arbitrary<infer T> ? T : never;

function searchOf(asked: Asked, limit: number | undefined): URLSearchParams {
  const moment = (value: number) => new Date(value).toISOString();
  return new URLSearchParams([
    ...asked.topics.map((group) => ["topic", group.join()]),
    ["exclude", asked.exclude.join()],
    ...asked.authors.map((group) => ["author", group.join()]),
    ...asked.languages.map((group) => ["language", group.join()]),
    ["since", asked.since === undefined ? "" : moment(asked.since)],
    ["until", asked.until === undefined ? "" : moment(asked.until)],
    ["limit", limit === undefined ? "" : String(limit)],
  ]);
}

/** The same result, by a filter that is simple and slow. */
function wanted(articles: readonly Given[], asked: Asked, now: number): string[] {
  return articles
    .map((article, number) => ({ ...article, name: `s${number}` }))
    .filter(({ draft, withdrawn }) => !draft && withdrawn === undefined)
    .filter(({ published, expires }) => published <= now && (expires ?? Infinity) > now)
    .filter(({ topics }) =>
      asked.topics.every((group) => group.some((one) => topics.includes(one))),
    )
    .filter(({ topics }) => !asked.exclude.some((one) => topics.includes(one)))
    .filter(({ authors }) =>
      asked.authors.every((group) => group.some((one) => authors.some(({ slug }) => slug === one))),
    )
    .filter(({ language }) =>
      asked.languages.every((group) =>
        group.some((one) => `${language.toLowerCase()}-`.startsWith(`${one}-`)),
      ),
    )
    .filter(
      ({ published }) => published >= (asked.since ?? 0) && published < (asked.until ?? Infinity),
    )
    .sort((a, b) => b.published - a.published || (a.name < b.name ? 1 : -1))
    .map(({ name }) => name);
}

const neighbour = {
  rss: (rel: string) => new RegExp(`<atom:link rel="${rel}"[^>]* href="([^"]*)"`),
  atom: (rel: string) => new RegExp(`<link rel="${rel}"[^>]* href="([^"]*)"`),
  json: (rel: string) => new RegExp(rel === "next" ? '"next_url": "([^"]*)"' : "(?!)"),
  html: (rel: string) =>
    new RegExp(
      rel === "next" ? '<a [^>]*rel="next" href="([^"]*)"' : '<a [^>]*rel="prev" href="([^"]*)"',
    ),
};
const files = { rss: "/rss.xml", atom: "/atom.xml", json: "/feed.json", html: "/" } as const;
type Kind = keyof typeof files;

function linkIn(kind: Kind, text: string, rel: "next" | "previous"): string | undefined {
  return neighbour[kind](rel).exec(text)?.[1]?.replaceAll("&amp;", "&");
}

it("a feed or a listing is exactly what a naive filter finds, page by page, in both directions", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(given, { maxLength: 40 }),
      query,
      fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
      fc.integer({ min: -1, max: 70 }),
      fc.constantFrom<Kind>("rss", "atom", "json", "html"),
      async (articles, asked, limit, now, kind) => {
        const site = madeUp(articles, { people });
        const expected = wanted(articles, asked, now);
        let next: string | undefined = `${files[kind]}?${searchOf(asked, limit)}`;
        const pages: string[][] = [];
        let previous: string | undefined;
        while (next !== undefined) {
          const response = await site.ask(next, now);
          expect(response.status).toBe(200);
          const text = await response.text();
          pages.push(namesIn(text).filter((name) => !name.startsWith("gone")));
          next = linkIn(kind, text, "next");
          previous = linkIn(kind, text, "previous");
        }
        expect(pages.flat()).toEqual(expected);
        expect(new Set(pages.slice(0, -1).map((page) => page.length)).size).toBeLessThan(2);
        const back: string[][] = [];
        while (previous !== undefined) {
          const text = await (await site.ask(previous, now)).text();
          back.unshift(namesIn(text));
          previous = linkIn(kind, text, "previous");
        }
        if (kind !== "json") expect([...back.flat(), ...(pages.at(-1) ?? [])]).toEqual(expected);
      },
    ),
    { numRuns: 400 },
  );
});

it("an Atom feed announces withdrawals since its oldest article was published, or all if it contains all articles", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(given, { maxLength: 30 }),
      query,
      fc.integer({ min: -1, max: 70 }),
      async (articles, asked, now) => {
        const site = madeUp(articles, { people });
        const text = await (await site.ask(`/atom.xml?${searchOf(asked, 4)}`, now)).text();
        const names = namesIn(text);
        const all = wanted(articles, asked, now);
        const live = all.slice(0, 4);
        const oldest = Math.min(
          ...live.map((name) => articles[Number(name.slice(1))]?.published ?? 0),
        );
        const taken = articles.map((article) =>
          article.withdrawn === undefined
            ? { ...article, draft: true }
            : { ...article, withdrawn: undefined, expires: undefined },
        );
        const gone = wanted(taken, asked, now).filter((name) => {
          const { withdrawn } = articles[Number(name.slice(1))] ?? {};
          return all.length <= 4 || (withdrawn?.date ?? 0) >= oldest;
        });
        expect(names.filter((name) => name.startsWith("gone")).sort()).toEqual(
          gone.map((name) => `gone ${name}`).sort(),
        );
        expect(names.filter((name) => !name.startsWith("gone"))).toEqual(live);
      },
    ),
    { numRuns: 200 },
  );
});

it("a walk meets every article once while articles come, change and go", async () => {
  const change = fc.record({
    add: fc.array(given, { maxLength: 4 }),
    withdraw: fc.array(fc.nat(29), { maxLength: 3 }),
    code: fc.nat(29),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(given, { minLength: 8, maxLength: 30 }),
      fc.array(change, { minLength: 12, maxLength: 12 }),
      fc.constantFrom<Kind>("rss", "atom", "json", "html"),
      async (first, changes, kind) => {
        const now = 35;
        let articles = first;
        const always = new Set(first.map((_, number) => `s${number}`));
        const met: string[] = [];
        let next: string | undefined = `${files[kind]}?limit=3`;
        for (let step = 0; next !== undefined; step++) {
          const text = await (await madeUp(articles, { people }).ask(next, now)).text();
          met.push(...namesIn(text).filter((name) => !name.startsWith("gone")));
          next = linkIn(kind, text, "next");
          const { add = [], withdraw = [], code = 0 } = changes[step] ?? {};
          articles = [...articles, ...add].map((article, number) => {
            if (withdraw.includes(number)) {
              always.delete(`s${number}`);
              return { ...article, withdrawn: { date: now, reason: "x" } };
            }
            return number === code ? { ...article, updated: now } : article;
          });
        }
        expect(new Set(met).size).toBe(met.length);
        const nothing = { topics: [], exclude: [], authors: [], languages: [] };
        for (const name of wanted(first, nothing, now)) {
          if (always.has(name)) expect(met).toContain(name);
        }
      },
    ),
    { numRuns: 150 },
  );
});
