import type { Topic } from "../article/channel.ts";
import type { Format } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";

/** What the head of a feed says. Addresses are absolute. */
export interface FeedFacts {
  /** Permanent id of the feed, a tag URI. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same articles. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  /** When an article in the feed last changed. */
  readonly updated: Instant;
  /** When the newest article in the feed was published, if it holds one. */
  readonly published?: Instant | undefined;
  /** What JSON Feed tells a person who opens its address in a browser. */
  readonly comment?: string | undefined;
  /** What JSON Feed tells programs that keep a copy, by the names of the fields in `_broadsheet`. */
  readonly sync?: SyncFacts | undefined;
  /** The same feed in the other formats: `related` links, because the page is the only `alternate`. */
  readonly alternates?: readonly FeedAddress[] | undefined;
  /** The place of the feed in the history of its selection. */
  readonly history?: History | undefined;
  /** What the feed is about: every topic of the channel, or the one that it selects. */
  readonly topics?: readonly Topic[] | undefined;
}

/** A feed's address in a format. */
export interface FeedAddress {
  readonly format: Format;
  readonly url: string;
}

/** What `_broadsheet` in a JSON Feed tells programs that keep a copy. Addresses are absolute. */
export interface SyncFacts {
  /** Where a copy begins. */
  readonly sync_url?: string;
  /** Where a copy continues once the program has read all of this. */
  readonly delta_url?: string;
  /** The program must first forget what it holds. */
  readonly resync?: true;
  /** The edition that answers is older than the copy. */
  readonly behind?: true;
}

/** The place of a feed in the history of its selection (RFC 5005). Addresses are absolute. */
export interface History {
  /** The archive with the articles before those of this document, if there are any (section 4). */
  readonly prevArchive?: string | undefined;
  /** The part with the next older articles, if there are any (section 3). */
  readonly next?: string | undefined;
  /** The part with the next newer articles, if there are any. */
  readonly previous?: string | undefined;
  /** The newest part, where the request asked for another one. */
  readonly first?: string | undefined;
  /** The subscription feed. */
  readonly current: string;
  /** An archive, a feed that holds everything in its selection, or a feed that holds a part of it. */
  readonly kind: "archive" | "complete" | "part";
}
