import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Channel, FeedOptions } from "../../src/article/channel.ts";
import type { LeadPicture } from "../../src/article/picture.ts";
import { renderMarkdown } from "../../src/content/markdown.ts";
import { pressBody } from "../../src/press/press-body.ts";
import { channel, documents, pressableOf } from "../conformance/corpus.ts";
import { pressPiece } from "../support/bind-pieces.ts";

const plain = articleOf("minimal");
const picture: LeadPicture = {
  renditions: [
    { path: "/media/a-1-480.webp", type: "image/webp", width: 480, height: 320, length: 1 },
  ],
  feed: { path: "/media/a-1-1200.jpg", type: "image/jpeg", width: 1200, height: 800, length: 2 },
  alt: "A bridge",
  caption: "The bridge",
};
const figure =
  '<figure><img src="https://news.example.org/media/a-1-1200.jpg" alt="A bridge" width="1200" height="800"><figcaption>The bridge</figcaption></figure>';

function articleOf(slug: string): Article {
  const found = documents.find(({ article }) => article.slug === slug);
  if (found === undefined) throw new Error(`the corpus has no article ${slug}`);
  return found.article;
}

function channelWith(feeds: FeedOptions): Channel {
  return { ...channel, feeds };
}

function bodyOf(markdown: string, lead?: LeadPicture, feeds: FeedOptions = {}) {
  return pressBody(channelWith(feeds), plain, renderMarkdown(markdown), lead);
}

describe("the picture that leads an article", () => {
  it("comes first, with its caption", () => {
    const { html, captions } = bodyOf("Text.", picture);
    expect(html).toBe(`${figure}<p>Text.</p>`);
    expect(captions).toEqual([
      { image: "https://news.example.org/media/a-1-1200.jpg", text: "The bridge" },
    ]);
  });

  it("is not repeated where the body shows it, in whatever size and place", () => {
    for (const path of ["/media/a-1-1200.jpg", "/media/a-1-480.webp"]) {
      for (const start of ["", "Words.\n\n"]) {
        const { html } = bodyOf(`${start}![Alt](${path})\n\nText.`, picture);
        expect(html.match(/<img/g)).toHaveLength(1);
        expect(html).not.toContain(figure);
      }
    }
  });

  it("is shown where the body has other pictures only", () => {
    expect(bodyOf("![Alt](/media/b.jpg)", picture).html).toContain(figure);
  });

  it("has no caption where none was written", () => {
    expect(bodyOf("Text.", { ...picture, caption: undefined }).html).not.toContain("figcaption");
  });
});

describe("below the article", () => {
  const corrected: Article = {
    ...plain,
    corrections: [
      { date: Date.parse("2026-03-02T20:00:00Z"), text: "It was <b>." },
      { date: Date.parse("2026-03-04T00:00:00Z"), text: "And again." },
    ],
  };

  it("stand its corrections, with their days in the channel's zone", () => {
    const { html, text } = pressBody(channelWith({}), corrected, renderMarkdown("Text."));
    expect(html).toBe(
      '<p>Text.</p><hr><p><strong>Correction, <time datetime="2026-03-02T20:00:00Z">March 3, 2026</time>:</strong> It was &#x3C;b>.</p><p><strong>Correction, <time datetime="2026-03-04T00:00:00Z">March 4, 2026</time>:</strong> And again.</p>',
    );
    expect(text).toBe(
      "Text.\n\nCorrection, March 3, 2026: It was <b>.\n\nCorrection, March 4, 2026: And again.",
    );
  });

  it("stands the footer with the article's address", () => {
    const { html } = bodyOf("Text.", undefined, { footer: "First in R&D:" });
    const url = "https://news.example.org/articles/minimal/";
    expect(html).toBe(`<p>Text.</p><hr><p>First in R&#x26;D: <a href="${url}">${url}</a></p>`);
  });
});

describe("a channel whose feeds carry summaries", () => {
  const summaries = channelWith({ content: "summary", footer: "Never shown" });
  const [newest] = documents;
  if (newest === undefined) throw new Error("the corpus is empty");
  const entry = pressableOf(newest, summaries);

  it.each([
    ["rss", "content:encoded"],
    ["atom", "<content"],
    ["json", "content_html"],
  ] as const)("has no body in %s", (format, name) => {
    const piece = pressPiece(format, entry);
    expect(piece).not.toContain(name);
    expect(piece).not.toContain("Never shown");
    expect(piece).toContain(newest.article.summary);
  });

  it("has the summary, or else the title, as the text that JSON Feed must have", () => {
    expect(JSON.parse(pressPiece("json", entry)).content_text).toBe(newest.article.summary);
    const nameless = { ...newest, article: { ...newest.article, summary: "" } };
    expect(JSON.parse(pressPiece("json", pressableOf(nameless, summaries))).content_text).toBe(
      newest.article.title,
    );
  });
});
