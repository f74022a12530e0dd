import type { Channel } from "../../src/article/channel.ts";
import { type Format, formatKeys, formats } from "../../src/article/formats.ts";
import { pressAtom } from "../../src/feed/atom/entry.ts";
import { bind } from "../../src/feed/bind.ts";
import type { FeedFacts } from "../../src/feed/feed-facts.ts";
import type { FeedItem } from "../../src/feed/feed-item.ts";
import { feedFrame } from "../../src/feed/head.ts";
import { feedComment } from "../../src/feed/json/comment.ts";
import { pressJson } from "../../src/feed/json/entry.ts";
import { checkRoundTrip } from "../../src/feed/round-trip.ts";
import { pressRss } from "../../src/feed/rss/entry.ts";
import { vocabularyOf } from "../../src/language/vocabulary.ts";
import { unzipped } from "./unzipped.ts";

const presses = { rss: pressRss, atom: pressAtom, json: pressJson };

/** An article in one format, checked by a round trip as in the press. */
export function pressPiece(format: Format, entry: FeedItem): string {
  const piece = presses[format](entry);
  checkRoundTrip(format, piece, entry);
  return piece;
}

/** The facts of a feed of everything. */
export function factsOf(format: Format, channel: Channel): FeedFacts {
  const url = (one: Format) => `${channel.url}/${formats[one].file}`;
  const facts: FeedFacts = {
    id: `tag:${channel.authority}:/`,
    title: channel.title,
    description: channel.description,
    pageUrl: `${channel.url}/`,
    feedUrl: url(format),
    updated: Date.parse("2026-03-09T10:30:00Z"),
    published: Date.parse("2026-03-08T08:00:00Z"),
    alternates: formatKeys
      .filter((one) => one !== format)
      .map((one) => ({ format: one, url: url(one) })),
    topics: channel.topics,
  };
  return { ...facts, comment: feedComment(channel, facts, vocabularyOf(channel).own) };
}

/** A feed that contains these pieces. */
export function bindPieces(format: Format, channel: Channel, pieces: readonly string[]): string {
  const encoder = new TextEncoder();
  return unzipped(
    bind(
      feedFrame(format, channel, factsOf(format, channel)),
      pieces.map((piece) => encoder.encode(piece)),
    ),
  );
}
