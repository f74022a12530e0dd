import type { Channel } from "../article/channel.ts";
import type { Format } from "../article/formats.ts";
import { atomFrame } from "./atom/head.ts";
import type { FeedFacts, FeedFrame } from "./feed-frame.ts";
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
