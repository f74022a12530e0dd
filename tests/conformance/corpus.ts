import { readdirSync, readFileSync } from "node:fs";
import type { Element } from "hast";
import type { Article } from "../../src/article/article.ts";
import type { Channel } from "../../src/article/channel.ts";
import { formatKeys } from "../../src/article/formats.ts";
import type { LeadPicture } from "../../src/article/picture.ts";
import { renderMarkdown } from "../../src/content/markdown/markdown.ts";
import { type FeedItem, feedItem } from "../../src/feed/feed-item.ts";
import { wordsFor } from "../../src/language/vocabulary.ts";
import { pressBody } from "../../src/press/html/feed-body.ts";
import { create, text } from "../../src/press/html/tree.ts";
import { bindPieces, pressPiece } from "../support/bind-pieces.ts";

/** What a reader must understand of an article, in terms that belong to no format. */
export interface Reading {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly text: string;
  /** RFC 3339, in UTC, to the second. */
  readonly published: string;
  readonly updated: string;
  readonly language: string;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly credits: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly image: string | null;
  readonly related: readonly string[];
}

export interface Enclosure {
  readonly url: string;
  readonly type: string;
  readonly length: number;
}

/** An article of the corpus, as data, and what a reader must understand of it. */
interface Document {
  readonly article: Article;
  readonly markdown: string;
  readonly picture?: LeadPicture;
  readonly reading: Reading;
}

const folder = "tests/conformance/corpus";

export const channel: Channel = JSON.parse(readFileSync(`${folder}/channel.json`, "utf8"));

/** Newest first, as in a feed. */
export const documents: readonly Document[] = readdirSync(folder)
  .filter((name) => name !== "channel.json")
  .map((name): Document => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")))
  .sort((a, b) => b.article.published - a.article.published);

/** An article of the corpus, ready for the press. */
export function feedItemOf(
  { article, markdown, picture }: Pick<Document, "article" | "markdown" | "picture">,
  of: Channel = channel,
): FeedItem {
  const { words } = wordsFor(of, article.language);
  const { root } = renderMarkdown(markdown, article.slug, words);
  if (picture !== undefined && !markdown.includes(picture.feed.path)) {
    root.children.unshift(leadFigure(picture));
  }
  return feedItem(of, article, pressBody(of, article, root), picture);
}

function leadFigure({ feed: { path, width, height }, alt, caption }: LeadPicture): Element {
  const image = create("img", { src: path, alt, width, height });
  return create(
    "figure",
    {},
    caption === undefined ? [image] : [image, create("figcaption", {}, [text(caption)])],
  );
}

/** The corpus as one feed in each format. */
export const feeds = Object.fromEntries(
  formatKeys.map((format) => {
    const pieces = documents.map((document) => pressPiece(format, feedItemOf(document)));
    return [format, bindPieces(format, channel, pieces)];
  }),
);
