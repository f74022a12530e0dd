import { describe, expect, it } from "vitest";
import { corpus, firstPublished } from "../../bench/corpus.ts";
import { newsSitemap, sitemapDocument, sitemapPart } from "../../src/feed/sitemap.ts";
import { elementsWithin, parseXml } from "../../src/feed/xml/tree.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";
import { type Pressed, pressFolder } from "../support/fixtures.ts";
import { madeUp } from "../support/made-up.ts";

/** Articles in one file of the sitemap. */
const sitemapSize = 1000;
const site = ({ catalogue, store }: Pressed, now: number) => ({ catalogue, store, now });
const all = (xml: string, name: string) =>
  elementsWithin(parseXml(xml), name).map(({ text }) => text);

describe("the sitemap", () => {
  const press = async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    return pressFolder(
      await contentFolder({
        "articles/2026/first/index.md": articleSource(
          'title: "A <b> & c"\npublished: 2026-05-01\nupdated: 2026-05-03',
          "![Alt](a.svg)",
        ),
        "articles/2026/first/a.svg": drawing,
        "articles/2026/gone/index.md": articleSource(
          "title: Gone\npublished: 2026-05-02\nwithdrawn: { date: 2026-05-03, reason: Wrong }",
        ),
        "articles/2026/later/index.md": articleSource("title: Later\npublished: 2026-06-01"),
        "articles/2026/over/index.md": articleSource(
          "title: Over\npublished: 2026-05-01\nexpires: 2026-05-04",
        ),
      }),
    );
  };

  it("lists what is public, with its last change and its picture", async () => {
    const xml = await (await sitemapDocument(site(await press(), Date.parse("2026-05-10")))).body();
    expect(all(xml, "loc")).toEqual(
      ["articles/first", "topics", "languages"].map((path) => `https://news.example.org/${path}/`),
    );
    expect(all(xml, "lastmod")).toEqual(["2026-05-02T16:00:00Z"]);
    expect(all(xml, "image:loc")[0]).toMatch(
      /^https:\/\/news\.example\.org\/media\/a-\w+-\d+\.png$/,
    );
  });

  it("has a part for news of the last two days, with titles", async () => {
    const during = await newsSitemap(site(await press(), Date.parse("2026-05-02T15:00:00Z")));
    expect(all(during.body(), "news:title").sort()).toEqual(["A <b> & c", "Over"]);
    expect(all(during.body(), "news:publication_date")[0]).toBe("2026-04-30T16:00:00Z");
    const after = (
      await newsSitemap(site(await press(), Date.parse("2026-05-03T16:00:00Z")))
    ).body();
    expect(all(after, "loc")).toHaveLength(1);
    expect(all(after, "news:news")).toEqual([]);
  });

  it("lists the topics if there are no articles, and for news the front page", async () => {
    const empty = site(await press(), Date.parse("2026-04-01"));
    const locations = async (sitemap: ReturnType<typeof sitemapDocument>) =>
      all((await sitemap).body(), "loc");
    expect(await locations(sitemapDocument(empty))).toEqual(["https://news.example.org/topics/"]);
    expect(await locations(newsSitemap(empty))).toEqual(["https://news.example.org/"]);
  });

  it("is an index of files if there are many articles, each of them in exactly one file", async () => {
    const number = sitemapSize + 30;
    const files = Object.fromEntries(
      [...corpus(number, 2)].map(({ path, text }) => [
        path,
        path.endsWith(".md") ? `${text.slice(0, text.indexOf("---\n", 4))}---\n\nBody.\n` : text,
      ]),
    );
    const many = site(
      await pressFolder(await contentFolder(files)),
      firstPublished + number * 3_600_000,
    );
    const index = await (await sitemapDocument(many)).body();
    expect(all(index, "loc")).toEqual(
      [0, 1, "pages"].map((n) => `https://corpus.example.org/sitemaps/${n}.xml`),
    );
    const parts = await Promise.all(
      ["0.xml", "1.xml"].map(async (name) => (await sitemapPart(many, name))?.body() ?? ""),
    );
    const found = parts.flatMap((part) => all(part, "loc"));
    expect(found).toHaveLength(number);
    expect(new Set(found).size).toBe(number);
    const pages = (await sitemapPart(many, "pages.xml"))?.body() ?? "";
    expect(all(pages, "loc")).toContain("https://corpus.example.org/topics/");
    for (const name of ["2.xml", "00.xml", "x", "-1.xml", "1.XML", "99999.xml"]) {
      expect(sitemapPart(many, name)).toBeUndefined();
    }
  });
});

describe("the list of files", () => {
  const now = 1_000_000;
  /** Three files: the second contains only expired articles, the third only scheduled ones after its first. */
  const publication = (first: number) =>
    madeUp(
      Array.from({ length: 2 * sitemapSize + 10 }, (_, row) => {
        const scheduled = row > 2 * sitemapSize ? now + 1 : first;
        const published = row < 2 * sitemapSize ? row : scheduled;
        const expired = row >= sitemapSize && row < 2 * sitemapSize;
        return { published, updated: published, ...(expired && { expires: now }) };
      }),
    );

  it("omits files without public articles and reveals no scheduled one", async () => {
    const { ask } = publication(2 * sitemapSize);
    const index = await (await ask("/sitemap.xml", now)).text();
    expect(all(index, "loc")).toEqual(
      [0, 2, "pages"].map((n) => `https://example.org/sitemaps/${n}.xml`),
    );
    expect(all(index, "lastmod")).toEqual(["1970-01-01T00:00:00Z", "1970-01-01T00:00:02Z"]);
    expect((await ask("/sitemaps/1.xml", now)).status).toBe(404);
    expect((await ask("/sitemaps/2.xml", now)).status).toBe(200);
  });

  it("is not used if one file holds all public articles", async () => {
    const { ask } = publication(now + 1);
    const text = await (await ask("/sitemap.xml", now)).text();
    expect(text.match(/\{s\d+\}/g)).toHaveLength(sitemapSize);
    expect((await ask("/sitemaps/2.xml", now)).status).toBe(404);
    const then = await (await ask("/sitemap.xml", now + 1)).text();
    expect(all(then, "loc")).toHaveLength(3);
  });
});
