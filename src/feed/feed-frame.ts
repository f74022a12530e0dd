import type { Topic } from "../article/channel.ts";
import type { Format } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { History } from "./history.ts";

/** What a feed says of itself. Addresses are absolute. */
export interface FeedFacts {
  /** Permanent id of the feed, a tag URI. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same articles. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  /** When the newest change of an article in the feed was made. */
  readonly updated: Instant;
  /** When the newest article in the feed was published, if it holds one. */
  readonly published?: Instant | undefined;
  /** What JSON Feed says to programs that keep a copy, by names in `_broadsheet`. */
  readonly sync?: SyncFacts | undefined;
  /** The same feed in the other formats: `related` to this one, as its page is its only `alternate`. */
  readonly alternates?: readonly FeedAddress[] | undefined;
  /** Where it stands in the history of its selection. */
  readonly history?: History | undefined;
  /** What the feed is about: all topics of the channel, or the one that it is of. */
  readonly topics?: readonly Topic[] | undefined;
}

/** What `_broadsheet` of a JSON Feed says to programs that keep a copy. Addresses are absolute. */
export interface SyncFacts {
  /** Where a copy begins. */
  readonly sync_url?: string;
  /** Where it goes on, once all of this has been taken. */
  readonly delta_url?: string;
  /** Whether what is held must be forgotten first. */
  readonly resync?: true;
  /** Whether the edition that answers is older than the copy. */
  readonly behind?: true;
}

/** A feed's address in a format. */
export interface FeedAddress {
  readonly format: Format;
  readonly url: string;
}

/** What stands before, between and after the pressed pieces of a feed. */
export interface FeedFrame {
  readonly open: string;
  /** Where removed articles stand in `open`, if that is not directly before the first entry. */
  readonly removedAt?: number;
  readonly separator: string;
  readonly close: string;
}
