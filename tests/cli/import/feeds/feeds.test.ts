import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { feeds } from "../../../../src/cli/import/feeds/feed-source.ts";
import { feedOfPage } from "../../../../src/cli/import/feeds/find-documents.ts";
import type { FromSource, ImportedText, Loss } from "../../../../src/cli/import/imported.ts";
import type { Fetched, Fetcher, ImportContext, Input } from "../../../../src/cli/import/source.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

/** Reads a feed from an address of a site that has these documents. */
async function readSite(
  documents: Readonly<Record<string, string>>,
  start = "/feed",
  mostPages = 50,
) {
  const asked: string[] = [];
  const fetched = (url: string): Fetched | undefined => {
    const { pathname, search } = new URL(url);
    const text = documents[pathname + search];
    const headers = new Headers();
    return text === undefined ? undefined : { url, type: "", headers, bytes: Buffer.from(text) };
  };
  const fetcher: Fetcher = {
    async get(url) {
      asked.push(url);
      const value = fetched(url);
      return value === undefined
        ? { ok: false, status: 404, reason: "the server answered 404" }
        : { ok: true, value };
    },
  };
  const document = fetched(`https://old.example${start}`);
  if (document === undefined) throw new Error("no such document");
  const context = { fetcher, now, timeZone: "UTC", language: "en", mostPages };
  return { ...(await read({ kind: "address", document }, context)), asked };
}

async function readText(text: string | Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "feed.xml");
  await writeFile(path, text);
  const fetcher: Fetcher = { get: async () => ({ ok: false, reason: "no network" }) };
  const context = { fetcher, now, timeZone: "UTC", language: "en", mostPages: 50 };
  return await read({ kind: "file", path, head: Buffer.from(text).subarray(0, 65_536) }, context);
}

async function read(input: Input, context: ImportContext) {
  const source = await feeds.open(input, context);
  const found: FromSource[] = [];
  for await (const one of source?.read() ?? []) found.push(one);
  const articles = found.filter((one): one is ImportedText => one.kind === "article");
  const losses = found
    .filter((one): one is Loss => one.kind === "loss")
    .map(({ reason }) => reason);
  return { source, articles, losses };
}

const rss = (items: string, head = "") =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>https://old.example/</link><language>de</language>${head}\n${items}</channel></rss>`;

it("reads RSS 2.0", async () => {
  const { articles } = await readText(
    rss(`<item><title>A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title><link>https://old.example/2019/a/</link>
<guid isPermaLink="false">https://old.example/?p=12</guid><dc:creator>Ann</dc:creator>
<pubDate>Fri, 03 May 2019 10:00:00 +0200</pubDate><category>News</category>
<description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
<enclosure url="https://old.example/a.mp3" type="audio/mpeg" length="12"/></item>`),
  );
  expect(articles).toMatchObject([
    {
      id: "https://old.example/?p=12",
      addresses: ["https://old.example/2019/a/"],
      title: "A & B",
      summary: "Short",
      body: { format: "html", text: "<p>Long</p>" },
      published: { instant: Date.parse("2019-05-03T08:00:00Z") },
      authors: [{ name: "Ann" }],
      labels: [{ kind: "category", title: "News" }],
      language: "de",
      attachments: [{ url: "https://old.example/a.mp3", type: "audio/mpeg", length: 12 }],
      place: { line: 3 },
    },
  ]);
  expect(articles[0]?.losses.map(({ reason }) => reason)).toEqual([
    "the title had markup, which was taken out: A &amp; <b>B</b>",
  ]);
});

it.each([
  [
    "RSS 0.91",
    `<rss version="0.91"><channel><title>x</title><item><title>One</title><link>https://old.example/1</link><description>Text</description></item></channel></rss>`,
  ],
  [
    "RSS 1.0",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><description>Text</description></item></rdf:RDF>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>https://old.example/1</id><title>One</title><link href="https://old.example/1"/><updated>2019-05-03T08:00:00Z</updated><content>Text</content></entry></feed>`,
  ],
  [
    "JSON Feed",
    `{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"https://old.example/1","url":"https://old.example/1","title":"One","content_text":"Text"}]}`,
  ],
])("reads %s", async (_, text) => {
  const { articles, losses } = await readText(text);
  expect(articles).toMatchObject([
    { id: "https://old.example/1", title: "One", addresses: ["https://old.example/1"] },
  ]);
  expect(articles[0]?.body.text).toContain("Text");
  expect(losses).toEqual([]);
});

it("reads on after what is not well formed, and expands no entities", async () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  ).join("");
  const text = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${bomb}]>${rss(
    `<item><title>One &l9; &nbsp;</p></title><guid>1</guid></item>\n<item><title>Two</b></title><guid>2</guid><description>a & b <p>c`,
  ).slice(22)}`;
  const { articles } = await readText(text);
  expect(articles.map(({ title }) => title)).toEqual(["One &l9;", "Two"]);
});

it("reads a title that is Chinese in GBK", async () => {
  const xml = (title: Uint8Array) =>
    Buffer.concat([
      Buffer.from(
        `<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>x</title><item><title>`,
      ),
      title,
      Buffer.from(`</title><guid>1</guid></item></channel></rss>`),
    ]);
  const { articles } = await readText(xml(Buffer.from("baa3b8dbd0c2cec5", "hex")));
  expect(articles.map(({ title }) => title)).toEqual(["海港新闻"]);
});

it("says which dates it cannot read, or doubts", async () => {
  const { articles } = await readText(
    rss(`<item><title>a</title><guid>1</guid><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate></item>
<item><title>b</title><guid>2</guid><pubDate>2019-05-03 10:00:00</pubDate></item>`),
  );
  expect(articles[0]?.published).toBeUndefined();
  expect(articles[1]?.published).toMatchObject({ local: "2019-05-03T10:00:00" });
  expect(articles.flatMap(({ losses }) => losses.map(({ reason }) => reason))).toEqual([
    'the date of publication, "Mon, 30 Nov -0001 00:00:00 +0000", cannot be read',
    expect.stringContaining("is in doubt: it names no time zone"),
  ]);
});

const item = (id: number) => `<item><title>${id}</title><guid>${id}</guid></item>`;
const link = (rel: string, href: string) => `<atom:link rel="${rel}" href="${href}"/>`;

it("follows archives and next pages from new to old, and brings nothing twice", async () => {
  const { articles, losses, asked } = await readSite({
    "/feed": rss(item(3), link("prev-archive", "/archive/2")),
    "/archive/2": rss(item(3) + item(2), link("prev-archive", "/archive/1")),
    "/archive/1": rss(item(1)),
  });
  expect(articles.map(({ title }) => title)).toEqual(["3", "2", "1"]);
  expect(losses).toEqual([]);
  expect(asked).toEqual(["https://old.example/archive/2", "https://old.example/archive/1"]);
});

it("follows next_url of JSON Feed", async () => {
  const json = (id: string, next?: string) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "x",
      next_url: next,
      items: [{ id, content_html: "x" }],
    });
  const { articles } = await readSite({
    "/feed": json("b", "https://old.example/2"),
    "/2": json("a"),
  });
  expect(articles.map(({ id }) => id)).toEqual(["b", "a"]);
});

it("pages through a feed of WordPress until a page repeats or is missing", async () => {
  const generator = "<generator>https://wordpress.org/?v=6.5</generator>";
  const site = { "/feed": rss(item(2), generator), "/feed?paged=2": rss(item(1), generator) };
  expect((await readSite(site)).articles.map(({ title }) => title)).toEqual(["2", "1"]);
  const again = await readSite({ ...site, "/feed?paged=3": rss(item(2), generator) });
  expect(again.articles).toHaveLength(2);
  expect(again.losses).toEqual([]);
});

it.each([
  ["leads to itself", { "/feed": rss(item(1), link("next", "/feed")) }, "leads in a circle"],
  [
    "leads to another site",
    { "/feed": rss(item(1), link("next", "https://evil.example/")) },
    undefined,
  ],
  [
    "names a missing document",
    { "/feed": rss(item(1), link("next", "/2")) },
    "were not read: the server answered 404",
  ],
  [
    "names a page",
    { "/feed": rss(item(1), link("next", "/2")), "/2": "<html></html>" },
    "is not a document of a feed",
  ],
])("stops at a feed that %s", async (_, documents, reason) => {
  const { articles, losses } = await readSite(documents);
  expect(articles).toHaveLength(1);
  expect(losses).toEqual(reason === undefined ? [] : [expect.stringContaining(reason)]);
});

it("reads no more documents than it may", async () => {
  const pages = Array.from({ length: 20 }, (_, n) => [
    `/${n}`,
    rss(item(n), link("next", `/${n + 1}`)),
  ]);
  const { articles, losses } = await readSite(Object.fromEntries(pages), "/0", 5);
  expect(articles).toHaveLength(5);
  expect(losses).toEqual([expect.stringContaining("more documents than an import reads")]);
});

it("finds the feed that a page names", async () => {
  const page = `<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/rss"><LINK type='application/feed+json' rel='alternate' href=/feed></head>`;
  expect(feedOfPage(page, "https://old.example/blog/")).toBe("https://old.example/feed");
  const { articles } = await readSite({ "/": page, "/feed": rss(item(1)) }, "/");
  expect(articles).toHaveLength(1);
});
