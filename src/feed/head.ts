import type { Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { type Format, formatKeys } from "../article/formats.ts";
import type { Spoken } from "../language/spoken.ts";
import { type Address, feedPath, pagePath, type Selection } from "../query/selection.ts";
import { atomFrame } from "./atom/head.ts";
import type { FeedFrame } from "./bind.ts";
import type { FeedFacts } from "./feed-facts.ts";
import { feedComment } from "./json/comment.ts";
import { jsonFrame } from "./json/head.ts";
import { rssFrame } from "./rss/head.ts";

/** The frame of an RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1 document. */
export function feedFrame(format: Format, channel: Channel, facts: FeedFacts): FeedFrame {
  switch (format) {
    case "rss":
      return rssFrame(channel, facts);
    case "atom":
      return atomFrame(channel, facts);
    case "json":
      return jsonFrame(channel, facts);
  }
}

/**
 * What the head of a selection's feed says, whichever articles the feed holds.
 *
 * @param address of the document: the selection's own, or that of an archive
 */
export function selectionFacts(
  channel: Channel,
  selection: Selection,
  address: Address,
  format: Format,
): Omit<FeedFacts, "updated"> {
  const url = (key: Format) => `${channel.url}${feedPath(address, key)}`;
  return {
    id: `tag:${channel.authority}:${pagePath(selection.newest)}`,
    title: selection.title,
    description: selection.description,
    pageUrl: `${channel.url}${pagePath(selection)}`,
    feedUrl: url(format),
    alternates: formatKeys
      .filter((other) => other !== format)
      .map((other) => ({ format: other, url: url(other) })),
    topics: selection.topics,
  };
}

const channelFingerprints = new WeakMap<Channel, Map<Format, string>>();

/**
 * The fingerprint of what all heads of a format have in common. It changes with the channel and with our
 * code.
 */
export function channelFingerprint(channel: Channel, format: Format, spoken: Spoken): string {
  const known = channelFingerprints.get(channel) ?? new Map<Format, string>();
  channelFingerprints.set(channel, known);
  const { url, topics } = channel;
  const empty = { id: "", title: "", description: "", pageUrl: url, feedUrl: url, updated: 0 };
  const facts = { ...empty, topics, comment: feedComment(channel, empty, spoken) };
  const found = known.get(format) ?? fingerprint(feedFrame(format, channel, facts).open);
  known.set(format, found);
  return found;
}
