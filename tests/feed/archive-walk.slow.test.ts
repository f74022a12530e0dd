import fc from "fast-check";
import { expect, it } from "vitest";
import { marksIn, publish, type Written } from "../support/publisher.ts";

/*
 * A reader walks from a subscription feed through its archives (RFC 5005, section 4) while the publication
 * continues. It meets every article that stays public during the walk, in its current version.
 */

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 22);

const paths = [
  "/rss.xml",
  "/atom.xml",
  "/topics/a/atom.xml",
  "/languages/en/rss.xml",
  "/languages/zh/atom.xml",
] as const;

/** The topics, authors and language that put an article into a selection. */
const belongs: Readonly<Record<(typeof paths)[number], (article: Written) => boolean>> = {
  "/rss.xml": () => true,
  "/atom.xml": () => true,
  "/topics/a/atom.xml": ({ topics = [] }) => topics.includes("a"),
  "/languages/en/rss.xml": ({ language = "en" }) => language.startsWith("en"),
  "/languages/zh/atom.xml": ({ language = "en" }) => language.startsWith("zh"),
};

const about = {
  topics: fc.subarray(["a", "b"]),
  language: fc.constantFrom("en", "en-GB", "en-US", "zh-Hans", "zh-Hant"),
};
const change = fc.oneof(
  fc.record({ do: fc.constant("publish" as const), ...about }),
  fc.record({
    do: fc.constant("schedule" as const),
    hours: fc.integer({ min: 1, max: 5 }),
    ...about,
  }),
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("backdate" as const), hours: fc.nat(150), ...about }),
  },
  fc.record({ do: fc.constant("correct" as const), which: fc.nat() }),
  fc.record({ do: fc.constant("withdraw" as const), which: fc.nat() }),
  fc.record({ do: fc.constant("expire" as const), which: fc.nat(), hours: fc.nat(5) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Makes a change at a moment, and returns the articles after it. */
function changed(articles: readonly Written[], one: Change, now: number): readonly Written[] {
  if (!("which" in one)) {
    const ahead = one.do === "publish" ? 0 : one.hours * (one.do === "schedule" ? hour : -hour);
    const { topics, language } = one;
    return [...articles, { published: now + ahead, updated: now + ahead, topics, language }];
  }
  const place = one.which % articles.length;
  return articles.map((article, number) => {
    if (number !== place) return article;
    if (one.do === "correct") return { ...article, updated: now };
    if (one.do === "withdraw") return { ...article, withdrawn: { date: now, reason: "Wrong" } };
    return { ...article, expires: Math.max(now, article.published) + one.hours * hour };
  });
}

/** The versions of the articles that are public at a moment, by name. */
function live(articles: readonly Written[], now: number): Map<string, number> {
  return new Map(
    articles.flatMap(({ published, updated, expires = Infinity, withdrawn }, number) =>
      published <= now && expires > now && withdrawn === undefined
        ? [[`s${number}`, updated] as const]
        : [],
    ),
  );
}

/** The changes before the first request of a reader and between two requests, an hour apart. */
const breaks = fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 30 });

it.each(paths)("a walk from %s meets every article that stays public", async (path) => {
  let [documents, met] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record(about), { minLength: 0, maxLength: 170, size: "max" }),
      breaks,
      async (older, breaks) => {
        let now = begin;
        let articles: readonly Written[] = older.map((one, number) => {
          const published = begin - (older.length - number) * hour;
          return { published, updated: published, ...one };
        });
        let site = publish(articles, now);
        let always: Map<string, number> | undefined;
        const found = new Map<string, number | "gone">();
        let next: string | undefined = path;
        for (let request = 0; next !== undefined; request++) {
          expect(request).toBeLessThan(60);
          for (const one of breaks[request] ?? []) {
            now += hour;
            articles = changed(articles, one, now);
            site = publish(articles, now);
            const current = live(articles, now);
            if (always === undefined) continue;
            for (const name of always.keys()) if (!current.has(name)) always.delete(name);
          }
          always ??= new Map(
            [...live(articles, now)].filter(([name]) =>
              belongs[path](articles[Number(name.slice(1))] ?? { published: 0, updated: 0 }),
            ),
          );
          const response = await site.ask(next, now);
          const text = await response.text();
          expect([next, response.status]).toEqual([next, 200]);
          const current = live(articles, now);
          for (const [name, state] of marksIn(text)) {
            expect([name, found.has(name) && state !== "gone"]).toEqual([name, false]);
            expect(state).toBe(current.get(name) ?? "gone");
            found.set(name, state);
          }
          documents += 1;
          next = /rel="prev-archive"[^>]* href="([^"]*)"/.exec(text)?.[1];
        }
        for (const [name, version] of always ?? []) {
          const state = found.get(name);
          expect([name, state]).toEqual([name, expect.any(Number)]);
          expect(state).toBeGreaterThanOrEqual(version);
          met += 1;
        }
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
  expect(documents).toBeGreaterThan(50);
  expect(met).toBeGreaterThan(500);
});
