import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Channel, FeedOptions } from "../../../src/article/channel.ts";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { pressBody } from "../../../src/press/html/feed-body.ts";
import { channel, documents } from "../../conformance/corpus.ts";

const plain = articleOf("minimal");
function articleOf(slug: string): Article {
  const found = documents.find(({ article }) => article.slug === slug);
  if (found === undefined) throw new Error(`the corpus has no article ${slug}`);
  return found.article;
}

function channelWith(feeds: FeedOptions): Channel {
  return { ...channel, feeds };
}

function bodyOf(markdown: string, feeds: FeedOptions = {}) {
  return pressBody(channelWith(feeds), plain, renderMarkdown(markdown, plain.slug, english).root);
}

describe("the body of an article in a feed", () => {
  const corrected: Article = {
    ...plain,
    corrections: [
      { date: Date.parse("2026-03-02T20:00:00Z"), text: "It was <b>." },
      { date: Date.parse("2026-03-04T00:00:00Z"), text: "And again." },
    ],
  };

  it("ends with the corrections, dated in the channel's time zone", () => {
    const { html, text } = pressBody(
      channelWith({}),
      corrected,
      renderMarkdown("Text.", "minimal", english).root,
    );
    expect(html).toBe(
      '<p>Text.</p><hr><p><strong>Correction, <time datetime="2026-03-02T20:00:00Z">March 3, 2026</time>:</strong> It was &#x3C;b>.</p><p><strong>Correction, <time datetime="2026-03-04T00:00:00Z">March 4, 2026</time>:</strong> And again.</p>',
    );
    expect(text).toBe(
      "Text.\n\nCorrection, March 3, 2026: It was <b>.\n\nCorrection, March 4, 2026: And again.",
    );
  });

  it.each([
    [
      "de",
      '<strong>Korrektur vom <time datetime="2026-03-02T20:00:00Z">3. März 2026</time>:</strong> It',
    ],
    [
      "en-GB",
      '<strong>Correction, <time datetime="2026-03-02T20:00:00Z">3 March 2026</time>:</strong> It',
    ],
    [
      "zh-TW",
      '<strong>更正（<time datetime="2026-03-02T20:00:00Z">2026年3月3日</time>）：</strong>It',
    ],
    // Broadsheet has no Finnish and no Persian words, so the channel's language takes their place.
    [
      "fi",
      '<strong lang="en">Correction, <time datetime="2026-03-02T20:00:00Z">March 3, 2026</time>:</strong> It',
    ],
    ["fa", '<strong lang="en" dir="ltr">Correction, <time'],
  ])("introduces corrections in the article's language: %s", (language, expected) => {
    const body = renderMarkdown("Text.", "minimal", english).root;
    expect(pressBody(channelWith({}), { ...corrected, language }, body).html).toContain(expected);
  });

  it("states the direction if the article or the publication runs from right to left", () => {
    const body = renderMarkdown("Text.", "minimal", english).root;
    const rightToLeft = { ...channelWith({}), language: "ar" };
    const of = (language: string) => pressBody(rightToLeft, { ...plain, language }, body).html;
    expect(of("en")).toBe('<div dir="ltr" lang="en"><p>Text.</p></div>');
    expect(of("ar")).toBe('<div dir="rtl" lang="ar"><p>Text.</p></div>');
  });

  it("ends with Broadsheet's own footer, in the article's language, if the channel just turns it on", () => {
    const body = renderMarkdown("Text.", "minimal", english).root;
    const channel = { ...channelWith({ footer: true }), title: "R&D" };
    const { html } = pressBody(channel, { ...plain, language: "fr" }, body);
    expect(html).toContain("<p>Cet article est d’abord paru dans R&#x26;D\u00a0: <a href=");
  });

  it("ends with the channel's footer and the article's address", () => {
    const { html } = bodyOf("Text.", { footer: "First in R&D:" });
    const url = "https://news.example.org/articles/minimal/";
    expect(html).toBe(`<p>Text.</p><hr><p>First in R&#x26;D: <a href="${url}">${url}</a></p>`);
  });
});
