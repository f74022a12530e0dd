import { expect, it } from "vitest";
import { yearDocument } from "../../../src/pages/lists/year.tsx";
import { press } from "../../support/fixtures.ts";
import { publication } from "../../support/publication.ts";

const at = (month: number, minute: number, year = 2026) =>
  Date.UTC(year, month - 1, 2) + minute * 60_000;

const { catalogue, store } = await press(
  publication(
    ...Array.from({ length: 8 }, (_, n) => ({ slug: `may-${n}`, published: at(5, n) })),
    { slug: "march", published: at(3, 0) },
    { slug: "gone", published: at(3, 1), withdrawn: { date: at(3, 2), reason: "Wrong" } },
    { slug: "old", published: at(7, 0, 2021) },
    { slug: "later", published: at(7, 0) },
    { slug: "much-later", published: at(1, 0, 2027) },
  ),
);
const now = at(6, 0);
const year = async (name: string, moment = now) =>
  (await yearDocument({ catalogue, store, now: moment }, name))?.body();

it("shows the months of a year, newest first, with the newest articles of each", async () => {
  const html = (await year("2026")) ?? "";
  expect(
    [
      ...html.matchAll(/<h2 id="m\d+"><a href="([^"]*)">(.*?)<\/a><\/h2><p class="quiet">(.*?)</g),
    ].map(([, ...found]) => found),
  ).toEqual([
    ["/archive/2026/05/", "May", "8 articles"],
    ["/archive/2026/03/", "March", "1 article"],
  ]);
  expect([...html.matchAll(/<h3><a href="\/articles\/([^/]+)\//g)].map(([, slug]) => slug)).toEqual(
    [...[7, 6, 5, 4, 3].map((n) => `may-${n}`), "march"],
  );
  expect(html).toContain('<a href="/archive/2026/05/">All 8 articles</a>');
  expect(html).not.toContain("All 1 article");
  expect(html).toContain("<p>9 articles</p>");
});

it("leads to the nearest years with public articles", async () => {
  expect(await year("2026")).toContain('rel="next" href="/archive/2021/">2021</a>');
  expect(await year("2026")).not.toContain('rel="prev"');
  expect(await year("2021")).toContain('rel="prev" href="/archive/2026/">2026</a>');
  expect(await year("2026", at(1, 1, 2027))).toContain('rel="prev" href="/archive/2027/"');
});

it("has its place between the archive and its months", async () => {
  expect(await year("2026")).toContain(
    '<li><a href="/archive/">Archive</a></li><li><span aria-current="page">2026</span></li>',
  );
});

it("leads from a month to all its articles only if it does not show them", async () => {
  const five = Array.from({ length: 5 }, (_, n) => ({ slug: `n${n}`, published: at(5, n) }));
  const { catalogue, store } = await press(
    publication(...five, { slug: "draft", published: at(4, 0), draft: true }),
    "pages",
  );
  const html = (await yearDocument({ catalogue, store, now }, "2026"))?.body() ?? "";
  expect(html).not.toContain("All 5 articles");
  // A month with one article has no short list, and a preview shows drafts.
  expect(html.match(/<ul class="cards compact">/g)).toHaveLength(1);
  expect(html).toContain("<p>6 articles</p>");
  expect(html).not.toContain('class="paging"');
});

it.each(["2027", "2020", "202", "02026", "2026.0", "x"])("has no page for %s", async (name) => {
  expect(await year(name)).toBeUndefined();
});
