import { describe, expect, it } from "vitest";
import { madeUp } from "../support/made-up.ts";

/*
 * Until five minutes before a scheduled moment, an observer can detect nothing of it. The test requests
 * everything from two sites, only one of which has scheduled articles. (The tokens of programs that keep
 * a copy name the edition, so they reveal each deployment, but not what is in it.)
 */

const minute = 60_000;
const now = Date.UTC(2026, 10, 22, 12);
const change = now + 5 * minute;
const ann = { slug: "ann", name: "Ann" };
const zed = { slug: "zed", name: "Zed" };

/** As many articles as one file of the sitemap holds. */
const sitemapSize = 1000;
const shown = Array.from({ length: sitemapSize }, (_, number) => ({
  published: now - (sitemapSize - number) * 60 * minute,
  topics: ["a"],
  authors: [ann],
}));
const hidden = Array.from({ length: 3 }, () => ({
  published: change,
  topics: ["a", "b"],
  authors: [zed],
  language: "fr",
}));
const withNothing = madeUp(shown);
const withSomething = madeUp([...shown, ...hidden]);

const paths = [
  "/",
  ...["", "/topics/a", "/topics/b", "/authors/ann", "/authors/zed", "/languages/fr"].flatMap(
    (folder) => [`${folder}/`, `${folder}/rss.xml`, `${folder}/atom.xml`, `${folder}/feed.json`],
  ),
  "/rss.xml?topic=a,b&limit=100",
  "/atom.xml?author=zed",
  "/atom.xml?author=zad",
  "/feed.json?until=2027-01-01",
  "/feed",
  "/archive/",
  "/archive/2026/11/",
  "/archive/2026/12/",
  "/articles/s0/",
  `/articles/s${shown.length}/`,
  `/articles/s${shown.length - 1}/`,
  "/subscribe/",
  "/opml.xml",
  "/sitemap.xml",
  "/sitemaps/0.xml",
  "/sitemaps/1.xml",
  "/news-sitemap.xml",
  "/robots.txt",
  "/nothing",
];

/** Every answer of a site, including the archives that its feeds link to. */
async function answers({ ask }: typeof withNothing, moment: number) {
  const all: Record<string, unknown> = {};
  const more = new Set(paths);
  for (const path of more) {
    const response = await ask(path, moment);
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    all[path] = { status: response.status, headers, text };
    const archive = /rel="prev-archive"[^>]* href="https:\/\/example\.org([^"]*)"/.exec(text)?.[1];
    if (archive !== undefined && more.size < paths.length + 10) more.add(archive);
  }
  expect(more.size).toBeGreaterThan(paths.length);
  return all;
}

/** The same answers without their max-age. */
function withoutAge(all: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(all).replaceAll(/max-age=\d+/g, "max-age"));
}

describe("a scheduled article", () => {
  it("cannot be detected until five minutes before its moment", async () => {
    for (const moment of [change - 60 * minute, change - 5 * minute]) {
      const [some, none] = [
        await answers(withSomething, moment),
        await answers(withNothing, moment),
      ];
      for (const path of Object.keys(none)) expect(some[path], path).toEqual(none[path]);
    }
  });

  it("can be detected only by max-age in the last five minutes", async () => {
    const moment = change - 10_000;
    const [some, none] = [await answers(withSomething, moment), await answers(withNothing, moment)];
    expect(withoutAge(some)).toEqual(withoutAge(none));
    expect(some).not.toEqual(none);
  });

  it("appears at its moment", async () => {
    const { ask } = withSomething;
    expect((await ask("/authors/zed/rss.xml", change)).status).toBe(200);
    expect((await ask("/sitemaps/1.xml", change)).status).toBe(200);
  });
});
