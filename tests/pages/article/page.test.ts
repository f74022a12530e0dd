import { describe, expect, it } from "vitest";
import { everyLanguage, wordsFor } from "../../../src/language/vocabulary.ts";
import { articleBody } from "../../../src/pages/article/body.tsx";
import { articleHead } from "../../../src/pages/article/head.tsx";
import { articlePage } from "../../../src/pages/article/page.tsx";
import { decodePagePiece, encodePagePiece } from "../../../src/pages/article/page-piece.ts";
import type { LanguageLink } from "../../../src/query/languages.ts";
import { elementsOf } from "../../support/page-elements.ts";
import { sayingEverywhere } from "../../support/pages.ts";
import { manuscript } from "../../support/publication.ts";
import { htmlOf } from "../../support/unzipped.ts";

const tags = Object.keys(everyLanguage);
const { channel, article: chinese } = sayingEverywhere("Words");
const article = { ...chinese, language: "en" };
const body = articleBody(channel, article, "<p>Text</p>");
const piece = decodePagePiece(
  encodePagePiece({ title: "Words", description: "Words", head: "", translations: [], body }),
);

function pageWith(views?: number, language = "en", languages: LanguageLink[] = []): string {
  const spoken = wordsFor(channel, language);
  return htmlOf(
    articlePage({ channel, spoken }, "/articles/a/", piece, {
      state: "public",
      language,
      topic: "research-news",
      views,
      languages,
    }),
  );
}

describe("the page of an article", () => {
  it("shows days in the channel's zone, and gives machines the instants", () => {
    expect(body).toContain('<time datetime="2026-05-01T00:00:00Z">May 1, 2026</time>');
    const late = { ...article, published: Date.parse("2026-04-30T16:00:00Z") };
    expect(articleBody(channel, late, "")).toContain(
      '<time datetime="2026-04-30T16:00:00Z">May 1, 2026</time>',
    );
    expect(body).toContain('updated <time datetime="2026-05-02T00:00:00Z">May 2, 2026</time>');
  });

  it("does not say that it was updated on the day of its publication", () => {
    const sameDay = { ...article, updated: article.published + 15 * 3_600_000 };
    expect(articleBody(channel, sameDay, "")).not.toContain("updated");
    const nextDay = { ...article, updated: article.published + 17 * 3_600_000 };
    expect(articleBody(channel, nextDay, "")).toContain("updated");
  });

  it.each(tags)("does not say so in %s either", (language) => {
    const sameDay = { ...article, language, updated: article.published + 15 * 3_600_000 };
    const never = { ...sameDay, updated: article.published };
    const nextDay = { ...sameDay, updated: article.published + 17 * 3_600_000 };
    expect(articleBody(channel, sameDay, "")).toBe(articleBody(channel, never, ""));
    expect(articleBody(channel, nextDay, "")).not.toBe(articleBody(channel, never, ""));
  });

  it("names topics, authors, credits and corrections", () => {
    expect(body).toContain('<a rel="tag" href="/topics/research-news/">Words</a>');
    expect(body).toContain('By <a rel="author" href="/authors/a-writer/"><bdi>Words</bdi></a>, ');
    expect(body).toContain("<p>Draft: <bdi>Words</bdi></p>");
    expect(body).toMatch(/<section class="corrections" id="corrections">.*Words/s);
  });

  it("speaks the language of the article, and marks the channel's words in it", () => {
    const page = articleBody(channel, chinese, "");
    expect(page).toContain("<h1>Words</h1>");
    expect(page).toContain('<time datetime="2026-05-01T00:00:00Z">2026年5月1日</time>');
    expect(page).toContain(
      '<a rel="tag" href="/topics/research-news/"><bdi lang="en">Words</bdi></a>',
    );
    expect(page).toContain("<p>撰稿：<bdi>Words</bdi></p>");
  });

  it("speaks the channel's language around an article in a language without words, and marks that", () => {
    const page = articleBody(channel, { ...chinese, language: "fi" }, "<p>Teksti</p>");
    expect(page).toContain('<h1 lang="fi">Words</h1>');
    expect(page).toContain('<div class="text" lang="fi"><p>Teksti</p></div>');
    expect(page).toContain("min read");
    expect(page).toContain('<p>Draft: <bdi lang="fi">Words</bdi></p>');
  });

  it("turns the text of an article from right to left within a page that runs the other way", () => {
    expect(articleBody(channel, { ...article, language: "he" }, "")).toContain(
      '<h1 lang="he" dir="rtl">',
    );
    const arabic = articleBody(channel, { ...article, language: "ar" }, "");
    expect(arabic).toContain("<h1>");
    expect(arabic).toContain('<bdi lang="en" dir="ltr">');
  });

  it("links each author to the page of their articles", () => {
    const declared = { slug: "li-wei", name: "Li Wei", url: "https://example.org/" };
    expect(articleBody(channel, { ...article, authors: [declared] }, "")).toContain(
      '<a rel="author" href="/authors/li-wei/"><bdi>Li Wei</bdi></a>',
    );
  });

  it.each([
    [1, "en", "1 view"],
    [1234, "en", "1.2K views"],
    [12_345, "zh", "1.2万 次浏览"],
  ])("shows %i views in %s as %s", (views, language, shown) => {
    expect(pageWith(views, language)).toContain(`<span>${shown}</span>`);
  });

  it.each(tags)("does not say in %s that nobody has seen it", (language) => {
    expect(pageWith(0, language)).toBe(pageWith(undefined, language));
    expect(pageWith(1, language)).not.toBe(pageWith(undefined, language));
  });

  it("leads to each translation once, and tells it from a list in another language", () => {
    const translation = { language: "de", path: "/articles/b/", isTranslation: true } as const;
    const html = pageWith(1, "en", [translation, { language: "ko", path: "/languages/ko/" }]);
    const links = elementsOf(html).filter(
      ({ name, attributes }) => name === "a" && attributes["hreflang"] !== undefined,
    );
    expect(links.map(({ attributes }) => attributes)).toEqual([
      { rel: "alternate", href: "/articles/b/", hreflang: "de", lang: "de" },
      { href: "/languages/ko/", hreflang: "ko", lang: "ko" },
    ]);
  });

  it("shows no views if they are not counted", () => {
    expect(pageWith()).not.toContain("<data");
    expect(pageWith()).not.toContain("\0");
  });

  it("can be sent by e-mail without a script", () => {
    const titled = { ...article, title: "A & B+C" };
    const [mail] = elementsOf(articleBody(channel, titled, "")).flatMap(
      ({ attributes }) => attributes["href"]?.match(/^mailto:.*/) ?? [],
    );
    expect(mail).toBe(
      "mailto:?subject=A%20%26%20B%2BC&body=https%3A%2F%2Fnews.example.org%2Farticles%2Fa%2F",
    );
  });
});

describe("the head of an article", () => {
  const elements = (head: string) => elementsOf(`<!doctype html><head>${head}</head>`);

  it("tells machines what the page says, whatever the texts contain", () => {
    const title = "</script><script>alert(1)</script> & <!--";
    const head = articleHead(channel, { ...chinese, title });
    const scripts = elements(head).filter(({ name }) => name === "script");
    expect(JSON.parse(scripts[0]?.text ?? "")).toMatchObject({
      "@type": "NewsArticle",
      headline: title,
      url: "https://news.example.org/articles/a/",
      datePublished: "2026-05-01T00:00:00Z",
      dateModified: "2026-05-02T00:00:00Z",
      inLanguage: "zh-Hans",
      author: [{ name: "Words" }, { name: "Words" }],
      articleSection: "Words",
      publisher: { name: "Words", logo: { url: "https://news.example.org/media/a-0-480.webp" } },
    });
    const named = Object.fromEntries(
      elements(head).map(({ attributes }) => [
        attributes["property"] ?? attributes["name"],
        attributes["content"],
      ]),
    );
    expect(named).toMatchObject({
      "og:title": title,
      "og:type": "article",
      "og:image": "https://news.example.org/share.png",
      citation_title: title,
      citation_publication_date: "2026/05/01",
    });
  });

  it("gives machines the way to the article: the institution, the news, the topic", () => {
    const home = { title: "Institution", url: "https://www.example.org/" };
    const [, trail] = elements(articleHead({ ...channel, home }, article)).filter(
      ({ name }) => name === "script",
    );
    const { itemListElement } = JSON.parse(trail?.text ?? "");
    expect(itemListElement).toEqual(
      [
        ["Institution", "https://www.example.org/"],
        ["News", "https://news.example.org/"],
        ["Words", "https://news.example.org/topics/research-news/"],
        ["Words", "https://news.example.org/articles/a/"],
      ].map(([name, item], index) => ({ "@type": "ListItem", position: index + 1, name, item })),
    );
  });

  it("keeps a withdrawn article out of search engines", () => {
    const { article: gone } = manuscript({ slug: "a", withdrawn: { date: 0, reason: "Wrong" } });
    expect(articleHead(channel, gone)).toBe('<meta name="robots" content="noindex"/>');
  });
});
