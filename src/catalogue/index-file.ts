import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";

/** Characters of an entry's version code. */
export const codeLength = 5;

/**
 * The index: what the Worker knows of every article without opening a volume. Column-wise; row n of
 * each column is the nth article in order of publication, then of slug.
 */
export interface Index {
  readonly channel: Channel;
  readonly slug: readonly string[];
  readonly published: readonly Instant[];
  readonly updated: readonly Instant[];
  /** Positions in the channel's list of topics. */
  readonly topics: readonly (readonly number[])[];
  /** The version codes, one after the other: a code changes whenever a feed's piece does. */
  readonly codes: string;
}
