import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";

/** Characters of an entry's version code. */
export const codeLength = 5;

/**
 * Who sees what is not public: nobody; in development whoever opens a page; or, where the operator
 * asks for it, feed readers too.
 */
export type Preview = "none" | "pages" | "feeds";

/**
 * The index: what the Worker knows of every article without opening a volume. Column-wise; row n of
 * each column is the nth article in order of publication, then of slug. What few articles have is a
 * list of rows.
 */
export interface Index {
  readonly channel: Channel;
  readonly preview: Preview;
  readonly slug: readonly string[];
  readonly published: readonly Instant[];
  readonly updated: readonly Instant[];
  /** Positions in the channel's list of topics. */
  readonly topics: readonly (readonly number[])[];
  /** The version codes, one after the other: a code changes whenever a feed's piece does. */
  readonly codes: string;
  /** Only in an edition for development. */
  readonly drafts: readonly number[];
  readonly expires: readonly (readonly [row: number, from: Instant])[];
  readonly withdrawn: readonly (readonly [row: number, when: Instant])[];
  /** Former slugs. */
  readonly aliases: readonly (readonly [alias: string, row: number])[];
}
