import { expect, it } from "vitest";
import { articleDocument, listingDocument } from "../../../src/pages/document.ts";
import { archiveIndexDocument, monthDocument } from "../../../src/pages/lists/archive.tsx";
import { listingOf, selectionOf } from "../../../src/query/selection.ts";
import { press } from "../../support/fixtures.ts";
import { publication } from "../../support/publication.ts";
import { unzipped } from "../../support/unzipped.ts";

const { catalogue, store } = await press(
  publication(
    ...Array.from({ length: 65 }, (_, number) => ({
      slug: `n${number}`,
      published: Date.parse("2026-05-02T00:00:00Z") + number * 60_000,
      topics: ["research-news"],
    })),
    {
      slug: "gone",
      published: Date.parse("2026-05-03T00:00:00Z"),
      withdrawn: { date: 0, reason: "Wrong" },
    },
  ),
);
const site = { catalogue, store, now: Date.parse("2026-06-01T00:00:00Z") };

const linked = (html: string | undefined) =>
  [...(html ?? "").matchAll(/<h3><a href="\/articles\/([^/]+)\//g)].map(([, slug]) => slug);

it("lists the months, without articles that are not public", () => {
  const html = archiveIndexDocument(site).body();
  expect(html).toContain('<a href="/archive/2026/05/">May</a>');
  expect(html).toContain("65 articles, by year and month");
});

it("pages through a month, newest first, each article once", async () => {
  const pages = await Promise.all(
    ["1", "2", "3"].map(async (page) => (await monthDocument(site, "2026", "05", page))?.body()),
  );
  expect(pages.flatMap(linked)).toEqual(Array.from({ length: 65 }, (_, at) => `n${64 - at}`));
  expect(pages.map((page) => linked(page).length)).toEqual([30, 30, 5]);
  expect(pages[0]).toContain("65 articles, page 1 of 3");
  expect(pages[0]).toContain('rel="next" href="/archive/2026/05/?page=2"');
  expect(pages[0]).not.toContain('rel="prev"');
  expect(pages[1]).toContain('rel="prev" href="/archive/2026/05/"');
  expect(pages[1]).toContain(
    '<link rel="canonical" href="https://news.example.org/archive/2026/05/?page=2"',
  );
  expect(pages[2]).not.toContain('rel="next"');
});

it("a month has its place below the archive and its year, and names its pages", async () => {
  const [first, second] = await Promise.all(
    ["1", "2"].map(async (page) => (await monthDocument(site, "2026", "05", page))?.body()),
  );
  expect(first).toContain(
    '<li><a href="/archive/">Archive</a></li><li><a href="/archive/2026/">2026</a></li>',
  );
  const titleOf = (html = "") => /<title>(.*?)<\/title>/.exec(html)?.[1];
  expect(titleOf(first)).toMatch(/^May 2026 (?!.*page)/);
  expect(titleOf(second)).toMatch(/^May 2026.* page 2/i);
});

it.each(["pages", "feeds"] as const)(
  "lists what is not public in a preview for %s, except withdrawn articles",
  async (preview) => {
    const { catalogue, store } = await press(
      publication(
        { slug: "draft", draft: true },
        { slug: "gone", withdrawn: { date: 0, reason: "Wrong" } },
        { slug: "public" },
      ),
      preview,
    );
    const site = { catalogue, store, now: Date.parse("2026-06-01T00:00:00Z") };
    expect(archiveIndexDocument(site).body()).toContain("2 articles, by year and month");
    const month = await monthDocument(site, "2026", "01");
    expect(linked(month?.body())).toEqual(["public", "draft"]);
    const front = await listingDocument(site, listingOf(catalogue, selectionOf(catalogue)));
    expect(linked(front.body())).toEqual(["public", "draft"]);
  },
);

it.each([
  ["2026", "06", undefined],
  ["2026", "5", undefined],
  ["2026", "13", undefined],
  ["26", "05", undefined],
  ["2026", "05", "4"],
  ["2026", "05", "0"],
  ["2026", "05", "-1"],
  ["2026", "05", "1e1"],
  ["2026", "05", ""],
  ["2026", "05", "1.0"],
  ["2026", "05", "01"],
  ["2026", "05.0", "1"],
  ["2026", "005", "1"],
  ["2026.0", "05", "1"],
  ["02026", "05", "1"],
])("has no page %s/%s, page %s", async (year, month, page) => {
  expect(await monthDocument(site, year, month, page)).toBeUndefined();
});

it("links an article to the previous one, the next one and related ones", async () => {
  const html = unzipped((await articleDocument(site, "n30"))?.body());
  expect(linked(html)).toEqual(["n29", "n31", "n32", "n28", "n33"]);
  expect(html).toContain("Before it in Research News");
  expect(linked(unzipped((await articleDocument(site, "n0"))?.body()))[0]).toBe("n1");
});

it("shows an article's views, and links a withdrawn article to no others", async () => {
  expect(unzipped((await articleDocument(site, "n3", 1234))?.body())).toContain("1.2K views");
  const gone = await articleDocument(site, "gone");
  expect(gone?.status).toBe(410);
  const html = unzipped(gone?.body());
  expect(html).toContain("Wrong");
  expect(linked(html)).toEqual([]);
});
