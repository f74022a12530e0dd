import type { Channel } from "../article/channel.ts";
import { type Format, formatKeys } from "../article/formats.ts";
import { type Address, feedPath, pagePath, type Selection } from "../query/selection.ts";
import type { FeedFacts } from "./feed-frame.ts";

/**
 * What a selection's feed says of itself whatever it holds.
 *
 * @param address of the document: the selection's own, or that of an archive
 */
export function feedFacts(
  channel: Channel,
  selection: Selection,
  address: Address,
  format: Format,
): Omit<FeedFacts, "updated"> {
  const url = (one: Format) => `${channel.url}${feedPath(address, one)}`;
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
