import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import type { Preview } from "../../src/catalogue/edition-file.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { press, pressFolder } from "../support/fixtures.ts";

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

/** The site of these articles, at a moment that a test can change. */
async function site(articles: Readonly<Record<string, string>>, preview: Preview = "none") {
  const files = Object.fromEntries(
    Object.entries(articles).map(([slug, frontMatter]) => [
      `articles/2026/${slug}/index.md`,
      articleSource(
        `title: The title of ${slug}\ntopics: [other]\n${frontMatter}`,
        `Body of ${slug}.`,
      ),
    ]),
  );
  const { publication } = await pressFolder(await contentFolder(files));
  const { catalogue, edition } = await press(publication, preview);
  const clock = { now: day("2026-06-01") };
  const app = createApp(catalogue, () => clock.now);
  const ASSETS = pressedAssets(edition);
  const VIEWS = { getByName: () => ({ views: async () => 0 }) };
  const get = async (path: string) => {
    const response = await app.request(path, {}, { ASSETS, VIEWS });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { clock, get };
}

const everywhere = [
  "/",
  "/topics/other/",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/other/rss.xml",
  "/topics/other/atom.xml",
  "/topics/other/feed.json",
];

describe("an article that expires", () => {
  it("is everywhere until its minute, and nowhere after that", async () => {
    const { clock, get } = await site({
      brief: "published: 2026-05-01\nexpires: 2026-06-02T12:00",
      stays: "published: 2026-05-02",
    });
    clock.now = Date.parse("2026-06-02T11:59:59.999+08:00");
    for (const path of everywhere) expect((await get(path)).text).toContain("The title of brief");
    expect((await get("/articles/brief/")).status).toBe(200);
    const before = (await get("/rss.xml")).headers.get("ETag");
    clock.now += 1;
    for (const path of everywhere) {
      const { text } = await get(path);
      expect(text).not.toContain("The title of brief");
      expect(text).toContain("The title of stays");
    }
    expect((await get("/articles/brief/")).status).toBe(404);
    expect((await get("/articles/brief")).status).toBe(404);
    expect((await get("/rss.xml")).headers.get("ETag")).not.toBe(before);
  });
});

describe("a draft", () => {
  const articles = {
    draft: "published: 2026-05-01\nstatus: draft",
    other: "published: 2026-05-01",
  };

  it("is nowhere in a public edition", async () => {
    const { get } = await site(articles);
    for (const path of everywhere) expect((await get(path)).text).not.toContain("of draft");
    expect((await get("/articles/draft/")).status).toBe(404);
  });

  it("is on pages in development, labelled like scheduled and expired articles, and in no feed", async () => {
    const { get } = await site(
      {
        ...articles,
        later: "published: 2026-07-01",
        over: "published: 2026-05-01\nexpires: 2026-05-02",
      },
      "pages",
    );
    const home = (await get("/")).text;
    for (const [slug, mark] of [
      ["draft", "Draft:"],
      ["later", "Scheduled:"],
      ["over", "Expired:"],
    ] as const) {
      expect(home).toContain(`The title of ${slug}`);
      const page = await get(`/articles/${slug}/`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(mark);
      for (const path of everywhere.slice(2)) {
        expect((await get(path)).text).not.toContain(`of ${slug}`);
      }
    }
    expect(home.match(/<strong>/g)).toHaveLength(3);
    for (const path of everywhere) {
      expect((await get(path)).headers.get("Cache-Control")).toBe("public, max-age=0");
    }
    const edition = await get("/.edition");
    expect(home).toContain(`data-edition="${edition.text}"`);
  });

  it("is in feeds if the operator asks for that", async () => {
    const { get } = await site(articles, "feeds");
    expect((await get("/rss.xml")).text).toContain("The title of draft");
  });

  it("leaves no trace of development in a public edition", async () => {
    const { get } = await site(articles);
    expect((await get("/.edition")).status).toBe(404);
    expect((await get("/")).text).not.toContain("live-reload");
  });
});

describe("a withdrawn article", () => {
  const articles = {
    gone: 'published: 2026-05-01\nwithdrawn: { date: 2026-05-20, reason: "Wrong <figures> & more" }',
    newer: "published: 2026-05-10",
    newest: "published: 2026-05-15",
  };

  it("is a tombstone in Atom, is listed as removed in JSON Feed, is gone from RSS and listings, and answers 410 with the reason", async () => {
    const { get } = await site(articles);
    for (const folder of ["", "/topics/other"]) {
      const atom = (await get(`${folder}/atom.xml`)).text;
      expect(atom).toContain(
        '<at:deleted-entry ref="tag:example.org,2026:gone" when="2026-05-19T16:00:00Z">\n' +
          "<at:comment>Wrong &#x3C;figures&gt; &#x26; more</at:comment>",
      );
      expect(atom).toContain("<updated>2026-05-19T16:00:00.000Z</updated>");
      expect(atom.indexOf("deleted-entry")).toBeLessThan(atom.indexOf("<entry"));
      expect((await get(`${folder}/rss.xml`)).text).not.toContain("of gone");
      const { items, _broadsheet } = JSON.parse((await get(`${folder}/feed.json`)).text);
      expect(items).toHaveLength(2);
      expect(_broadsheet.removed).toEqual([
        {
          id: "tag:example.org,2026:gone",
          url: "https://news.example.org/articles/gone/",
          state: "withdrawn",
          date: "2026-05-19T16:00:00Z",
          reason: "Wrong <figures> & more",
        },
      ]);
      expect((await get(`${folder}/`)).text).not.toContain("of gone");
    }
    const page = await get("/articles/gone/");
    expect(page.status).toBe(410);
    expect(page.text).toContain("Wrong &lt;figures&gt; &amp; more");
    expect(page.text).not.toContain("Body of gone");
  });

  it("has a tombstone only while the feed reaches back to the day of withdrawal", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`n${n}`, `published: 2026-05-21T00:${10 + n}`]),
    );
    const { get } = await site({ ...articles, ...many });
    expect((await get("/atom.xml")).text).not.toContain("<at:deleted-entry");
    expect((await get("/articles/gone/")).status).toBe(410);
  });

  it("is a draft if it was withdrawn before its publication, and is never announced", async () => {
    const early = {
      stays: "published: 2026-05-01",
      early:
        'published: 2026-07-01\nauthors: [{ name: Zed }]\nlanguage: fr\naliases: [first]\nwithdrawn: { date: 2026-06-20, reason: "Never mind" }',
    };
    const { clock, get } = await site(early);
    // The archive of articles up to the day after.
    const archive = `/archive/${day("2026-07-02").toString(36)}.z/atom.xml`;
    for (const moment of ["2026-06-01", "2026-07-01", "2026-08-01"]) {
      clock.now = day(moment);
      for (const path of [...everywhere, archive, "/sitemap.xml", "/archive/", "/subscribe/"]) {
        expect((await get(path)).text, path).not.toMatch(/of early|Never mind|Zed|French/);
      }
      for (const path of [
        "/articles/early/",
        "/articles/early",
        "/articles/first/",
        "/authors/zed/",
        "/authors/zed/feed.json",
      ]) {
        const { status, text } = await get(path);
        expect(status, path).toBe(404);
        expect(text, path).not.toMatch(/of early|Never mind/);
      }
    }
    expect((await get(archive)).text).toContain("of stays");
    const preview = await site(early, "pages");
    expect((await preview.get("/articles/early/")).text).toContain("Body of early");
  });
});

describe("the author and the language of an article that is not public", () => {
  const stays = "published: 2026-05-01\nauthors: [{ name: Zoe }]";
  const names = "authors: [{ name: Zed }]\nlanguage: fr";

  it.each([
    ["is scheduled", `published: 2026-07-01\n${names}`],
    ["has expired", `published: 2026-05-02\nexpires: 2026-06-02\n${names}`],
    [
      "was withdrawn",
      `published: 2026-05-02\nwithdrawn: { date: 2026-05-20, reason: Wrong }\n${names}`,
    ],
  ])("are not listed if it %s", async (_, other) => {
    const { clock, get } = await site({ stays, other });
    // An earlier request, so that the isolate has something to keep.
    await get("/authors/zed/rss.xml");
    clock.now = day("2026-06-03");
    for (const path of ["/subscribe/", "/opml.xml", "/nothing", "/authors/zet/", "/"]) {
      expect((await get(path)).text, path).not.toMatch(/zed|French/i);
    }
    expect((await get("/subscribe/")).text).toContain('value="zoe"');
    expect((await get("/authors/zet/")).text).toContain("zoe");
  });

  it("have no page after it has expired, even in an isolate that knew them", async () => {
    const { clock, get } = await site({
      stays,
      other: `published: 2026-05-02\nexpires: 2026-06-02\n${names}`,
    });
    for (const path of ["/authors/zed/", "/authors/zed/rss.xml"]) {
      clock.now = day("2026-06-01");
      expect((await get(path)).status).toBe(200);
      clock.now = day("2026-06-02");
      expect((await get(path)).status).toBe(404);
    }
  });

  it("still have feeds that announce its withdrawal", async () => {
    const { get } = await site({
      stays,
      other: `published: 2026-05-02\nwithdrawn: { date: 2026-05-20, reason: Wrong }\n${names}`,
    });
    const { status, text } = await get("/authors/zed/atom.xml");
    expect(status).toBe(200);
    expect(text).toContain("deleted-entry");
  });
});

describe("a renamed article", () => {
  it("is found at its former addresses, and keeps its first id", async () => {
    const { clock, get } = await site({
      present: "published: 2026-05-01\naliases: [first, second]",
      later: "published: 2026-07-01\naliases: [before]",
    });
    for (const path of ["/articles/first/", "/articles/second/", "/articles/first"]) {
      const { status, headers } = await get(`${path}?a=b`);
      expect(status).toBe(301);
      expect(headers.get("Location")).toBe("/articles/present/?a=b");
    }
    for (const path of everywhere.slice(2)) {
      const { text } = await get(path);
      expect(text).toContain("tag:example.org,2026:first");
      expect(text).not.toContain("tag:example.org,2026:present");
    }
    expect((await get("/articles/before/")).status).toBe(404);
    clock.now = day("2026-07-01");
    expect((await get("/articles/before/")).status).toBe(301);
  });
});

describe("corrections and translations", () => {
  it("are on the page, and a correction counts as an update", async () => {
    const { get } = await site({
      one: [
        "published: 2026-05-01",
        'corrections: [{ date: 2026-05-03, text: "The sum was <12>." }]',
        "translations: { zh-Hans: ../two/index.md, fr: https://example.org/fr }",
      ].join("\n"),
      two: "published: 2026-05-02\nlanguage: zh-Hans",
    });
    const page = (await get("/articles/one/")).text;
    expect(page).toContain("The sum was &lt;12&gt;.");
    expect(page).toContain('href="/articles/two/" hreflang="zh-Hans"');
    expect(page).toContain('href="https://example.org/fr" hreflang="fr"');
    expect(page).toContain('updated <time datetime="2026-05-02T16:00:00Z">');
    expect((await get("/articles/two/")).text).toContain('<html lang="zh-Hans" dir="ltr">');
    expect((await get("/atom.xml")).text).toContain("<updated>2026-05-02T16:00:00.000Z</updated>");
  });
});
