import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Channel, FeedOptions } from "../../src/article/channel.ts";
import { renderMarkdown } from "../../src/content/markdown.ts";
import { pressBody } from "../../src/press/press-body.ts";
import { channel, documents } from "../conformance/corpus.ts";

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
  return pressBody(channelWith(feeds), plain, renderMarkdown(markdown, plain.slug).root);
}

describe("below the article", () => {
  const corrected: Article = {
    ...plain,
    corrections: [
      { date: Date.parse("2026-03-02T20:00:00Z"), text: "It was <b>." },
      { date: Date.parse("2026-03-04T00:00:00Z"), text: "And again." },
    ],
  };

  it("stand its corrections, with their days in the channel's zone", () => {
    const { html, text } = pressBody(
      channelWith({}),
      corrected,
      renderMarkdown("Text.", "minimal").root,
    );
    expect(html).toBe(
      '<p>Text.</p><hr><p><strong>Correction, <time datetime="2026-03-02T20:00:00Z">March 3, 2026</time>:</strong> It was &#x3C;b>.</p><p><strong>Correction, <time datetime="2026-03-04T00:00:00Z">March 4, 2026</time>:</strong> And again.</p>',
    );
    expect(text).toBe(
      "Text.\n\nCorrection, March 3, 2026: It was <b>.\n\nCorrection, March 4, 2026: And again.",
    );
  });

  it("stands the footer with the article's address", () => {
    const { html } = bodyOf("Text.", { footer: "First in R&D:" });
    const url = "https://news.example.org/articles/minimal/";
    expect(html).toBe(`<p>Text.</p><hr><p>First in R&#x26;D: <a href="${url}">${url}</a></p>`);
  });
});
