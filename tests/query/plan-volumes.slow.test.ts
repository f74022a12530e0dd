import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { volumePath } from "../../src/catalogue/volume.ts";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import { planVolumes, readablePage } from "../../src/query/plan-volumes.ts";
import { noConditions } from "../../src/query/query.ts";
import { newest } from "../../src/query/select.ts";
import { slice } from "../../src/query/slice.ts";
import { madeUp, namesIn } from "../support/made-up.ts";

/** The most volumes that one request may read, and a distance that puts two articles into different volumes. */
const mostVolumes = 45;
const volumeSize = 50;
const apart = volumeSize + 10;
const now = 1_000_000;

const article = fc.record({
  published: fc.integer({ min: 0, max: 999 }),
  topics: fc.subarray(["a", "b", "c"]),
  authors: fc.subarray(["ann", "li"]).map((all) => all.map((slug) => ({ slug, name: slug }))),
  language: fc.constantFrom("en", "zh"),
});

describe("the planned volumes", () => {
  it("contain each entry, in order, and are no more than the entries", () => {
    fc.assert(
      fc.property(
        fc.array(article, { maxLength: 300, size: "max" }),
        fc.array(fc.nat(299), { maxLength: 100 }),
        (articles, chosen) => {
          const { catalogue, edition } = madeUp(articles);
          const files = new Set(edition.files.map(({ path }) => path));
          const all = newest(catalogue, catalogue.everything, Infinity, now);
          const entries = [...new Set(chosen)].flatMap((number) => all[number] ?? []);
          const places = planVolumes(catalogue, entries);
          expect(places.map(({ series, position }) => series.rows[position])).toEqual(
            entries.map(({ row }) => row),
          );
          const volumes = new Set(
            places.map(({ series, position }) =>
              volumePath(series.key, Math.floor(position / series.size), "rss"),
            ),
          );
          expect([...volumes].filter((path) => !files.has(path))).toEqual([]);
          const inAll = new Set(entries.map(({ row }) => Math.floor(row / volumeSize)));
          expect(volumes.size).toBeLessThanOrEqual(inAll.size);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("are those of a series if it holds all entries in fewer volumes", () => {
    const { catalogue } = madeUp(
      Array.from({ length: 3000 }, (_, published) => ({
        published,
        topics: published % apart === 0 ? ["b"] : ["a"],
      })),
      { feeds: { entries: 40 } },
    );
    const wanted = slice(catalogue, { ...noConditions, topics: [["b", "c"]] });
    const { entries } = readablePage(catalogue, wanted, { limit: 40 }, now);
    expect(entries).toHaveLength(40);
    expect(planVolumes(catalogue, entries).map(({ series }) => series.key)).toEqual(
      entries.map(() => "topics/b"),
    );
  });
});

/** Articles, some of them so far apart that each is in its own volume. */
function scattered(
  count: number,
  others: Partial<IndexedArticle>,
  these: Partial<IndexedArticle> = {},
) {
  return Array.from({ length: count * apart }, (_, published) => ({
    published,
    ...(published % apart === 0 ? these : others),
  }));
}

describe("the number of volumes that a request reads", () => {
  it.each([
    ["/atom.xml?exclude=a&limit=100", /<link rel="next"[^>]* href="([^"]*)"/],
    ["/?exclude=a&limit=100", /<a [^>]*rel="next" href="([^"]*)"/],
  ])("is bounded if articles are far apart, and a walk from %s meets each", async (first, link) => {
    const site = madeUp(scattered(130, { topics: ["a"] }));
    const met: string[] = [];
    let next: string | undefined = first;
    while (next !== undefined) {
      site.reads.length = 0;
      const text: string = await (await site.ask(next, now)).text();
      expect(site.reads.length).toBeLessThanOrEqual(mostVolumes);
      met.push(...namesIn(text));
      next = link.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(met).toEqual(Array.from({ length: 130 }, (_, n) => `s${n * apart}`).reverse());
  });

  it("is bounded on the way back, which also meets each", async () => {
    const site = madeUp(scattered(130, { topics: ["a"] }));
    const met: string[] = [];
    let next: string | undefined = "/rss.xml?exclude=a&limit=100&after=0.s0";
    while (next !== undefined) {
      site.reads.length = 0;
      const text: string = await (await site.ask(next, now)).text();
      expect(site.reads.length).toBeLessThanOrEqual(mostVolumes);
      met.unshift(...namesIn(text));
      next = /<atom:link rel="previous"[^>]* href="([^"]*)"/
        .exec(text)?.[1]
        ?.replaceAll("&amp;", "&");
    }
    expect(met).toEqual(Array.from({ length: 129 }, (_, n) => `s${(n + 1) * apart}`).reverse());
  });

  it("is bounded if most of a series has expired", async () => {
    const site = madeUp(scattered(110, { expires: 1 }, { topics: ["b"] }));
    const text = await (await site.ask("/atom.xml?limit=100", now)).text();
    expect(namesIn(text)).toHaveLength(mostVolumes);
    expect(text).toContain('<link rel="next"');
    expect(site.reads.length).toBeLessThanOrEqual(mostVolumes);
  });

  it("is bounded if very many articles were withdrawn, last withdrawn first", async () => {
    const articles = scattered(110, {}, { withdrawn: { date: now - 1, reason: "x" } });
    const site = madeUp(articles);
    const names = namesIn(await (await site.ask("/atom.xml", now)).text());
    expect(site.reads.length).toBeLessThanOrEqual(mostVolumes);
    expect(names.slice(-3)).toEqual(["s6599", "s6598", "s6597"]);
    expect(names.slice(0, 2)).toEqual(["gone s6540", "gone s6480"]);
    expect(names.length).toBeGreaterThan(40);
  });

  it("is at most two for a topic, an author or a language, and at most 45 for a query", async () => {
    const articles = fc.sample(article, { numRuns: 2000, seed: 7 });
    const site = madeUp(articles, { feeds: { entries: 20 } });
    for (const folder of ["", ...["a", "b", "c"].map((one) => `/topics/${one}`)].concat(
      "/authors/ann",
      "/authors/li",
      "/languages/en",
      "/languages/zh",
    )) {
      for (const file of ["rss.xml", "atom.xml", "feed.json", ""]) {
        site.reads.length = 0;
        const response = await site.ask(`${folder}/${file}`, now);
        expect(namesIn(await response.text())).toHaveLength(20);
        expect(site.reads.length, `${folder}/${file}`).toBeLessThanOrEqual(2);
      }
    }
    for (const search of [
      "topic=a,b&topic=c&author=li",
      "exclude=a&language=zh",
      "topic=b&exclude=c",
    ]) {
      site.reads.length = 0;
      const response = await site.ask(`/rss.xml?limit=100&${search}`, now);
      expect(namesIn(await response.text()).length).toBeGreaterThan(20);
      expect(site.reads.length, search).toBeLessThanOrEqual(mostVolumes);
    }
  });
});
