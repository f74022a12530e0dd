import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Blocks } from "../../../src/gzip/blocks.ts";
import { joinGzip } from "../../../src/gzip/join.ts";
import { vocabularyOf } from "../../../src/language/vocabulary.ts";
import { articleBody, withdrawnBody } from "../../../src/pages/article/body.tsx";
import { articleHead, newsArticle } from "../../../src/pages/article/head.tsx";
import { type ArticleContext, articlePage } from "../../../src/pages/article/page.tsx";
import {
  decodePagePiece,
  encodePagePiece,
  type PagePiece,
} from "../../../src/pages/article/page-piece.ts";
import { htmlFingerprint } from "../../../src/pages/page-html.ts";
import { channel, manuscript } from "../../support/publication.ts";
import { barePage, htmlOf, unzipped } from "../../support/unzipped.ts";

const rendition = { path: "/a.webp", type: "image/webp", width: 640, height: 480, length: 1 };
const picture = { renditions: [rendition], feed: rendition, alt: "A ship" };
const given = (fields: Partial<Article> = {}) => manuscript({ slug: "a", ...fields }).article;
const topics = ["research-news"];

describe("schema.org's description of an article", () => {
  it("leaves out what the article and the channel lack", () => {
    expect(Object.keys(newsArticle(channel, given())).sort()).toEqual(
      [
        ..."@context @id @type copyrightNotice dateModified datePublished headline".split(" "),
        ..."inLanguage isAccessibleForFree mainEntityOfPage publisher url".split(" "),
      ].sort(),
    );
    expect(newsArticle(channel, given()).publisher).not.toHaveProperty("logo");
  });

  it("has what they have, the logo before the icon", () => {
    const icon = { ...rendition, path: "/icon.png" };
    const logo = { ...rendition, path: "/logo.png" };
    const described = newsArticle(
      { ...channel, icon, logo },
      given({
        summary: "In short",
        topics: [...topics, "unknown"],
        authors: [{ slug: "zoé", name: "Zoé", url: "https://zoe.example/" }],
        credits: [{ role: "draft", name: "Ben" }],
        corrections: [{ date: 0, text: "Wrong" }],
      }),
      { ...picture, caption: "At sea" },
    );
    expect(described).toMatchObject({
      description: "In short",
      articleSection: "Research News",
      keywords: ["Research News", "unknown"],
      author: [
        { url: "https://news.example.org/authors/zo%C3%A9/", sameAs: "https://zoe.example/" },
      ],
      contributor: [{ roleName: "Draft" }],
      correction: [{ text: "Wrong", datePublished: "1970-01-01T00:00:00Z" }],
      image: { url: "https://news.example.org/a.webp", caption: "At sea" },
      publisher: { logo: { url: "https://news.example.org/logo.png" } },
    });
    expect(newsArticle({ ...channel, icon }, given(), picture)).toMatchObject({
      publisher: { logo: { url: "https://news.example.org/icon.png" } },
      image: expect.not.objectContaining({ caption: expect.anything() }),
    });
  });
});

describe("the head of an article", () => {
  it("shows its picture, or else the one drawn for it, or else the publication's", () => {
    const drawn = { ...rendition, path: "/drawn.png" };
    const image = (...shown: [picture?: typeof picture, drawn?: typeof drawn]) =>
      /"og:image" content="([^"]*)"/.exec(articleHead(channel, given(), ...shown))?.[1];
    expect(image(picture, drawn)).toBe("https://news.example.org/a.webp");
    expect(image(undefined, drawn)).toBe("https://news.example.org/drawn.png");
    expect(image()).toBe("https://news.example.org/share.png");
    expect(articleHead(channel, given(), picture)).toContain('og:image:alt" content="A ship"');
    expect(articleHead(channel, given(), undefined, drawn)).not.toContain("og:image:alt");
  });

  it("gives the day in the channel's zone, and translations with their whole address", () => {
    const late = given({
      published: Date.parse("2026-04-30T16:00:00Z"),
      translations: [{ language: "de", url: "/articles/b/" }],
    });
    const head = articleHead(channel, late);
    expect(head).toContain('citation_publication_date" content="2026/05/01"');
    expect(head).toContain('hreflang="de" href="https://news.example.org/articles/b/"');
  });
});

describe("the body of an article", () => {
  it("leaves out what the article lacks", () => {
    const bare = articleBody(channel, given(), "");
    for (const part of ['class="kicker"', 'href="#corrections"', 'class="byline"', "updated"]) {
      expect(bare).not.toContain(part);
    }
    const corrections = [{ date: 0, text: "Wrong" }];
    expect(articleBody(channel, given({ corrections, topics }), "")).toMatch(
      /class="kicker".*href="#corrections"/,
    );
  });

  it("that was withdrawn leads to its topic, or else to the front page alone", () => {
    const withdrawal = { date: 0, reason: "Wrong" };
    const body = (fields: Partial<Article>) => withdrawnBody(channel, given(fields), withdrawal);
    expect(body({ topics: ["unknown", ...topics] })).toContain('<a href="/topics/research-news/">');
    expect(body({})).not.toContain("/topics/");
    expect(body({})).toContain('<a href="/">');
  });
});

describe("the page of an article", () => {
  const spoken = vocabularyOf(channel).own;
  const piece = decodePagePiece(barePage("before\0after"));
  const card = (name: string, language = "en") =>
    ({ html: `<b>${name}</b>`, state: "public", language }) as const;
  const page = (context: Partial<ArticleContext>) =>
    htmlOf(
      articlePage({ channel, spoken, pages: [] }, "/articles/a/", piece, {
        state: "public",
        language: "en",
        ...context,
      }),
    );

  it.each([
    ["public", false, true],
    ["withdrawn", false, false],
    ["draft", true, false],
    ["scheduled", true, false],
    ["expired", true, false],
  ] as const)("that is %s: a label %s, a beacon %s", (state, label, beacon) => {
    const html = page({ state });
    expect(html.includes('<p class="mark">')).toBe(label);
    expect(html.includes("/articles/a/views")).toBe(beacon);
  });

  it("shows views where the body leaves a place for them", () => {
    expect(page({ views: 2 })).toContain("before<span>2 views</span>after");
  });

  it("suggests only what there is", () => {
    const related = { title: "Research", related: [] };
    expect(page({ related })).not.toContain('class="further"');
    const first = page({ related: { ...related, next: card("n") } });
    expect(first).toContain("<b>n</b>");
    expect(first.match(/class="quiet"/g)).toHaveLength(1);
    expect(first).not.toContain("<section><h2>");
    const last = page({ related: { ...related, previous: card("p", "zh-Hans") } });
    expect(last).toContain('<div lang="zh-Hans"><b>p</b></div>');
    expect(last).not.toContain('<div class="next">');
    const alone = page({ related: { ...related, related: [card("r")] } });
    expect(alone).toContain("<b>r</b>");
    expect(alone).not.toContain('class="neighbours"');
  });
});

it("a piece of a page reads back as it was written, with its slot", () => {
  const piece = { title: "Ä", description: "", head: "<a>", translations: [], body: "x\0y" };
  const read = (given: PagePiece) => {
    const { head, body, ...facts } = decodePagePiece(encodePagePiece(given));
    const text = (blocks: Blocks) => unzipped(joinGzip([blocks]));
    return { ...facts, head: text(head), body: body.map(text).join("\0") };
  };
  expect(read(piece)).toEqual(piece);
  const translations = ["de", "fr"].map((language) => ({
    language,
    url: `/articles/${language}/`,
  }));
  expect(read({ ...piece, translations })).toEqual({ ...piece, translations });
});

it("the name of a page changes with any of its pieces", () => {
  const spoken = vocabularyOf(channel).own;
  const context = { state: "public", language: "en" } as const;
  const name = (body: string) =>
    htmlFingerprint(
      articlePage({ channel, spoken }, "/articles/a/", decodePagePiece(barePage(body)), context),
    );
  expect(name("one\0more")).toBe(name("one\0more"));
  expect(new Set(["one\0more", "two\0more", "one\0mere", "one"].map(name)).size).toBe(4);
});
