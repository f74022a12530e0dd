import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import type { Article } from "../../src/article/article.ts";
import { formatKeys } from "../../src/article/formats.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { parseCursor } from "../../src/catalogue/cursor.ts";
import type { Manuscript } from "../../src/content/manuscript.ts";
import { archiveDocument } from "../../src/feed/archive.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { elementsWithin, parseXml } from "../../src/feed/xml/tree.ts";
import { emptyFeedQuery } from "../../src/query/query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { type Pressed, press, pressFixture } from "../support/fixtures.ts";
import { unzipped } from "../support/unzipped.ts";

const { publication } = await pressFixture("demanding");
const day = 86_400_000;

/** A publication of a number of articles, one a day from 2026-01-01 on. */
async function daily(count: number, change: (number: number) => Partial<Article> = () => ({})) {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const manuscripts = Array.from({ length: count }, (_, number): Manuscript => {
    const published = Date.UTC(2026, 0, 1 + number);
    const { article } = first;
    return {
      ...first,
      article: { ...article, slug: `a${number}`, published, updated: published, ...change(number) },
    };
  });
  return press({ ...publication, manuscripts });
}

/** Enough articles for every test that does not change them. The clock sets how many are public. */
const many = await daily(180);

/** The name of the archive with the articles before the nth. */
function nameBefore(number: number): string {
  return `${Date.UTC(2026, 0, 1 + number).toString(36)}.a${number}`;
}

/** The documents of a selection's history from the subscription feed on, as a reader walks them. */
async function walk({ catalogue, store }: Pressed, format: "rss" | "atom" | "json", now: number) {
  const site = { catalogue, store, now };
  const all = selectionOf(catalogue);
  const texts: string[] = [];
  const walked = new Set<string>();
  let next: string | undefined = "";
  while (next !== undefined) {
    // An archive that links to itself or to a newer one would have no end.
    expect([...walked]).not.toContain(next);
    walked.add(next);
    const [, range] = /\/archive\/([^/]+)\//.exec(next) ?? [];
    const [, place] = /[?&]before=([^&]+)/.exec(next) ?? [];
    const part = { ...emptyFeedQuery, before: parseCursor(place ?? "") };
    const document =
      range === undefined
        ? feedDocument(site, selectionOf(catalogue, part), format)
        : archiveDocument(site, all, format, range);
    if (document === undefined) throw new Error(`no document at ${next}`);
    const text = unzipped(await document.body());
    texts.push(text);
    next =
      format === "json"
        ? JSON.parse(text).next_url
        : elementsWithin(parseXml(text), format === "rss" ? "atom:link" : "link")
            .find((link) => link.attributes.get("rel") === "prev-archive")
            ?.attributes.get("href");
  }
  return texts;
}

/** Slugs of the articles of a document, from their ids. */
function slugs(text: string, format: "rss" | "atom" | "json"): string[] {
  const ids =
    format === "json"
      ? JSON.parse(text)
          .items.filter((item: { content_html?: string }) => item.content_html !== undefined)
          .map(({ id }: { id: string }) => id)
      : elementsWithin(parseXml(text), format === "rss" ? "guid" : "id").map(
          (element) => element.text,
        );
  return ids.map(String).flatMap((id: string) => /:(a\d+)$/.exec(id)?.[1] ?? []);
}

describe("walking back from the subscription feed", () => {
  it.each([0, 1, 19, 20, 21, 49, 50, 51, 69, 70, 71, 100, 119, 120, 171])(
    "yields each of %d articles exactly once, newest first, in every format",
    async (count) => {
      for (const format of formatKeys) {
        const texts = await walk(many, format, Date.UTC(2026, 0, count));
        expect(texts.flatMap((text) => slugs(text, format))).toEqual(
          Array.from({ length: count }, (_, number) => `a${count - 1 - number}`),
        );
      }
    },
  );

  it("skips expired articles and has tombstones for withdrawn ones", async () => {
    const gone = { date: Date.UTC(2026, 0, 5), reason: "Wrong" };
    const pressed = await daily(90, (number) => ({
      ...(number % 7 === 3 && { expires: Date.UTC(2026, 1, 1 + number) }),
      ...(number === 2 && { withdrawn: gone }),
    }));
    const now = Date.UTC(2030, 0, 1);
    const texts = await walk(pressed, "atom", now);
    const expected = Array.from({ length: 90 }, (_, number) => 89 - number)
      .filter((number) => number % 7 !== 3 && number !== 2)
      .map((number) => `a${number}`);
    expect(texts.flatMap((text) => slugs(text, "atom"))).toEqual(expected);
    expect(texts.join("").match(/<at:deleted-entry /g)).toHaveLength(1);
  });
});

describe("an archive", () => {
  it("has fh:archive and a link to the current feed, and stays the same when articles are published", async () => {
    const all = selectionOf(many.catalogue);
    const at = async (now: number, format: "rss" | "atom") => {
      const site = { catalogue: many.catalogue, store: many.store, now };
      const document = archiveDocument(site, all, format, nameBefore(73));
      return {
        etag: document?.etag,
        text: unzipped(await document?.body()),
      };
    };
    for (const [format, link] of [
      ["rss", "atom:link"],
      ["atom", "link"],
    ] as const) {
      const early = await at(Date.UTC(2026, 0, 74), format);
      expect(early.text).toContain("<fh:archive/>");
      expect(early.text).toMatch(
        new RegExp(`<${link} rel="current" [^>]*href="https://news.example.org/${format}.xml"/>`),
      );
      expect(early.text).toMatch(
        new RegExp(
          `rel="self"[^>]*href="https://news.example.org/archive/${nameBefore(73)}/${format}.xml"|href="https://news.example.org/archive/${nameBefore(73)}/${format}.xml"`,
        ),
      );
      expect(await at(Date.UTC(2027, 0, 1), format)).toEqual(early);
    }
  });

  it.each([
    [1, 0, undefined],
    [49, 0, undefined],
    [50, 0, undefined],
    [51, 50, nameBefore(50)],
    [100, 50, nameBefore(50)],
    [101, 100, nameBefore(100)],
  ])("before the article %d begins with the article %d", async (end, start, older) => {
    const { catalogue, store } = many;
    const site = { catalogue, store, now: Date.UTC(2026, 0, 130) };
    const document = archiveDocument(site, selectionOf(catalogue), "rss", nameBefore(end));
    const text = unzipped(await document?.body());
    expect(slugs(text, "rss")).toEqual(
      Array.from({ length: end - start }, (_, number) => `a${end - 1 - number}`),
    );
    expect(/rel="prev-archive"[^>]*\/archive\/([^/]+)\//.exec(text)?.[1]).toBe(older);
  });

  it.each([
    ["there is nothing before the first article", nameBefore(0)],
    ["an article that is not published yet", nameBefore(131)],
    ["an old form of a cursor", "50-100"],
    ["another spelling", `0${nameBefore(100)}`],
    ["no cursor", "x"],
    ["no slug", `${Date.UTC(2026, 0, 5).toString(36)}.`],
    ["nothing", ""],
    ["a word of the language", "__proto__"],
  ])("does not exist: %s", async (_, name) => {
    const { catalogue, store } = many;
    const site = { catalogue, store, now: Date.UTC(2026, 0, 130) };
    expect(archiveDocument(site, selectionOf(catalogue), "rss", name)).toBeUndefined();
  });

  it("may end before a cursor that no article has", async () => {
    const { catalogue, store } = many;
    const site = { catalogue, store, now: Date.UTC(2026, 0, 130) };
    const name = `${(Date.UTC(2026, 0, 60) + 1).toString(36)}.never-written`;
    const document = archiveDocument(site, selectionOf(catalogue), "rss", name);
    const text = unzipped(await document?.body());
    expect(slugs(text, "rss")).toEqual(
      Array.from({ length: 10 }, (_, number) => `a${59 - number}`),
    );
    expect(text).toContain(`/archive/${nameBefore(50)}/rss.xml`);
  });
});

describe("a feed that contains everything", () => {
  it("has fh:complete, and no other feed has it", async () => {
    for (const [count, complete] of [
      [0, true],
      [20, true],
      [21, false],
    ] as const) {
      const { catalogue, store } = many;
      const site = { catalogue, store, now: Date.UTC(2026, 0, count) };
      const text = unzipped(await feedDocument(site, selectionOf(catalogue), "atom").body());
      expect(text.includes("<fh:complete/>")).toBe(complete);
      expect(text).not.toContain("fh:archive");
    }
  });

  it("keeps its head when an article is published", async () => {
    const { catalogue, store } = many;
    const head = (now: number) =>
      feedDocument({ catalogue, store, now }, selectionOf(catalogue), "atom").etag.split(".")[0];
    expect(head(Date.UTC(2026, 0, 30) + day)).toBe(head(Date.UTC(2026, 0, 30)));
  });
});

it("caches archives of everything and of topics for minutes, and answers 410 at their former addresses", async () => {
  const { catalogue, edition } = many;
  const app = createApp(openCatalogue(edition.index), () => Date.UTC(2030, 0, 1));
  const ASSETS = pressedAssets(edition);
  const [topic] = catalogue.channel.topics.filter(
    ({ slug }) => (catalogue.topicSeries.byName.get(slug)?.rows.length ?? 0) > 0,
  );
  for (const folder of ["", `/topics/${topic?.slug}`]) {
    for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
      const response = await app.request(
        `${folder}/archive/${nameBefore(50)}/${file}`,
        {},
        { ASSETS },
      );
      expect(response.status).toBe(200);
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=300");
      expect(await response.text()).toContain(`${folder}/archive/${nameBefore(50)}/${file}`);
      const former = await app.request(`${folder}/archive/0-50/${file}`, {}, { ASSETS });
      expect(former.status).toBe(410);
      expect(await former.text()).toContain(`https://news.example.org${folder}/${file}`);
      const none = await app.request(`${folder}/archive/1.x/${file}`, {}, { ASSETS });
      expect(none.status).toBe(404);
    }
  }
});
