import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Format } from "../../../src/article/formats.ts";
import { decodeFeedPiece } from "../../../src/catalogue/feed-piece.ts";
import type { Manuscript } from "../../../src/content/manuscript.ts";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { readAtom } from "../../../src/feed/atom/round-trip.ts";
import { feedFrame } from "../../../src/feed/head.ts";
import { readRss } from "../../../src/feed/rss/round-trip.ts";
import { elementsWithin, parseXml } from "../../../src/feed/xml/tree.ts";
import { joinGzip } from "../../../src/gzip/join.ts";
import { english } from "../../../src/language/words/en.ts";
import { pressArticle } from "../../../src/press/entries/press-article.ts";
import type { Piece } from "../../../src/press/entries/pressed.ts";
import { PressError } from "../../../src/press/press-error.ts";
import { anyArticle, anyText } from "../../conformance/arbitraries.ts";
import { pressFixture } from "../../support/fixtures.ts";
import { unzipped } from "../../support/unzipped.ts";

const { publication, pictures } = await pressFixture("demanding");
const { channel } = publication;

function textOf(piece: Piece, content: "full" | "summary" = "full"): string {
  return unzipped(joinGzip([decodeFeedPiece(piece.bytes(), content)]));
}

function manuscriptOf(made: Article, markdown: string): Manuscript {
  return {
    file: "made-up",
    article: made,
    body: renderMarkdown(markdown, "made-up", english).root,
    images: new Map(),
    media: [],
    references: [],
  };
}

const readings = [
  ["rss", readRss],
  ["atom", readAtom],
] as const;

/** A piece in the frame that its format needs. */
function documentOf(format: Format, piece: string): string {
  const url = channel.url;
  const facts = { id: url, title: "t", description: "d", pageUrl: url, feedUrl: url, updated: 0 };
  const { open, close } = feedFrame(format, channel, facts);
  return open + piece + close;
}

describe("whatever an article holds", () => {
  it("its pieces read back equal to it in each format: the press refuses all others", () => {
    fc.assert(
      fc.property(anyArticle, anyText, (made, markdown) => {
        const { pieces, code } = pressArticle(channel, manuscriptOf(made, markdown));
        expect(code).toMatch(/^[\w-]{5}$/);
        const full = JSON.parse(textOf(pieces.json));
        expect(full.title).toBe(made.title);
        const { content_html: _, ...rest } = full;
        expect(JSON.parse(textOf(pieces.json, "summary"))).toEqual({
          ...rest,
          content_text: made.summary || made.title,
        });
        for (const [format, read] of readings) {
          const { html, ...others } = read(documentOf(format, textOf(pieces[format])));
          expect(read(documentOf(format, textOf(pieces[format], "summary")))).toEqual({
            ...others,
            html: "",
          });
          expect(html).toBe(full.content_html ?? "");
        }
      }),
      { numRuns: 300 },
    );
  });
});

it("an article that cannot be pressed raises an error with its file", () => {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const nowhere = { ...channel, url: "not an address" };
  expect(() => pressArticle(nowhere, first, pictures)).toThrow(PressError);
  expect(() => pressArticle(nowhere, first, pictures)).toThrow(
    expect.objectContaining({ file: first.file }),
  );
});

it("the version code has five characters, and changes when a feed piece changes, and only then", () => {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const same = pressArticle(channel, first, pictures).code;
  expect(same).toMatch(/^[\w-]{5}$/);
  expect(pressArticle(channel, first, pictures).code).toBe(same);
  const retitled = { ...first, article: { ...first.article, title: "Another title" } };
  expect(pressArticle(channel, retitled, pictures).code).not.toBe(same);
});

it("pieces of several articles make one well-formed document", () => {
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
    expect(elementsWithin(document, format === "rss" ? "item" : "entry")).toHaveLength(
      publication.manuscripts.length,
    );
  }
});
