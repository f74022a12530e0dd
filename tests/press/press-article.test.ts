import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Manuscript } from "../../src/content/manuscript.ts";
import { renderMarkdown } from "../../src/content/markdown.ts";
import { printable } from "../../src/content/source-file.ts";
import { feedFrame } from "../../src/feed/head.ts";
import { PressError, pressArticle } from "../../src/press/press-article.ts";
import { pressable } from "../../src/press/pressable.ts";
import type { Piece } from "../../src/press/pressed.ts";
import { ProofError, proofread } from "../../src/press/proof.ts";
import { parseXml } from "../../src/press/xml.ts";
import { pressFixture } from "../support/fixtures.ts";

const { publication, pictures } = await pressFixture("demanding");
const { channel } = publication;

/** Texts that are likely to break something. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "]]>",
        "&",
        "&amp;",
        "<",
        ">",
        "</item>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&#x0;",
      ),
      fc.constantFrom(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0085",
        "\u2028",
        "北京",
        "🙂",
        "?>",
        "%s",
        "{{x}}",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => printable(parts.join("")).replace(/\s+/g, " ").trim());

const text = nasty.filter((value) => value !== "");
const article: fc.Arbitrary<Article> = fc.record({
  slug: fc.constant("made-up"),
  aliases: fc.subarray(["once", "then"]),
  language: fc.constantFrom("en", "zh-Hans"),
  draft: fc.constant(false),
  corrections: fc.array(fc.record({ date: instant(), text }), { maxLength: 2 }),
  translations: fc.constant([]),
  attachments: fc.constant([]),
  title: text,
  summary: nasty,
  published: instant(),
  updated: instant(),
  topics: fc.subarray(["research-news", "other", "empty"]),
  authors: fc.array(
    fc.record({ name: text, email: fc.option(fc.emailAddress(), { nil: undefined }) }),
    { maxLength: 3 },
  ),
  credits: fc.array(fc.record({ role: fc.constantFrom("draft", "photo-editing"), name: text }), {
    maxLength: 3,
  }),
});

function instant() {
  return fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000);
}

function textOf(piece: Piece): string {
  return new TextDecoder().decode(piece.bytes());
}

function manuscriptOf(made: Article, markdown: string): Manuscript {
  return {
    file: "made-up",
    article: made,
    body: renderMarkdown(markdown, "made-up").root,
    images: new Map(),
    media: [],
    references: [],
  };
}

describe("whatever an article holds", () => {
  it("its pieces read back equal to it in each format: the press refuses all others", () => {
    fc.assert(
      fc.property(article, nasty, (made, markdown) => {
        const { pieces, code } = pressArticle(channel, manuscriptOf(made, markdown));
        expect(code).toMatch(/^[\w-]{5}$/);
        expect(JSON.parse(textOf(pieces.json)).title).toBe(made.title);
      }),
      { numRuns: 300 },
    );
  });
});

describe("proof-reading", () => {
  const [manuscript] = publication.manuscripts;
  if (manuscript === undefined) throw new Error("the fixture has no article");
  const entry = pressable(channel, manuscript.article, {
    html: "<p>Body</p>",
    text: "Body",
    captions: [],
  });
  const { pieces } = pressArticle(channel, manuscript, pictures);

  it.each(["rss", "atom", "json"] as const)("refuses another article's %s", (format) => {
    expect(() => proofread(format, textOf(pieces[format]), entry)).toThrow(ProofError);
  });

  it.each([
    ["rss", "<item><title>x</item>"],
    ["atom", "<entry>&nbsp;</entry>"],
    ["json", "{"],
  ] as const)("refuses %s that is not well formed", (format, piece) => {
    expect(() => proofread(format, piece, entry)).toThrow("not well formed");
  });
});

it("names the file of an article that it cannot press", () => {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const nowhere = { ...channel, url: "not an address" };
  expect(() => pressArticle(nowhere, first, pictures)).toThrow(PressError);
  expect(() => pressArticle(nowhere, first, pictures)).toThrow(
    expect.objectContaining({ file: first.file }),
  );
});

it("changes the version code when a feed's piece changes, and only then", () => {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const same = pressArticle(channel, first, pictures).code;
  expect(pressArticle(channel, first, pictures).code).toBe(same);
  const retitled = { ...first, article: { ...first.article, title: "Another title" } };
  expect(pressArticle(channel, retitled, pictures).code).not.toBe(same);
});

it("stands in a document with any other pieces", () => {
  const facts = {
    id: "tag:example.org,2026:/",
    title: "t",
    description: "d",
    pageUrl: channel.url,
    feedUrl: channel.url,
    updated: 0,
  };
  for (const format of ["rss", "atom"] as const) {
    const { open, separator, close } = feedFrame(format, channel, facts);
    const all = publication.manuscripts.map((one) =>
      textOf(pressArticle(channel, one, pictures).pieces[format]),
    );
    const document = parseXml(open + all.join(separator) + close);
    expect(document.getElementsByTagName(format === "rss" ? "item" : "entry")).toHaveLength(
      publication.manuscripts.length,
    );
  }
});
