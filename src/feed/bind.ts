import { toBlocks } from "../gzip/blocks.ts";
import { joinGzip, type Part } from "../gzip/join.ts";
import type { Gzip } from "../gzip/whole.ts";

const encoder = new TextEncoder();

/** What a document holds before, between and after the pressed pieces of a feed. */
export interface FeedFrame {
  readonly open: string;
  /** Where removed articles go within `open`. Without it, they go in front of the first entry. */
  readonly removedAt?: number;
  readonly separator: string;
  readonly close: string;
}

/** The level at which heads are compressed: that of zlib itself. */
const headLevel = 6;

/**
 * Joins pressed pieces and their frame into a document.
 *
 * @param removed what the feed says about articles that it no longer holds
 */
export function bind(
  { open, removedAt, separator, close }: FeedFrame,
  pieces: readonly Part[],
  removed: readonly Part[] = [],
): Gzip {
  const head = (text: string) => toBlocks(encoder.encode(text), headLevel);
  const between = encoder.encode(separator);
  const list = (some: readonly Part[]) =>
    some.flatMap((piece, index) => (index === 0 ? piece : [between, piece]));
  const end = encoder.encode(close);
  if (removed.length === 0 || removedAt === undefined) {
    return joinGzip([head(open), ...list([...removed, ...pieces]), end]);
  }
  const [before, after] = [open.slice(0, removedAt), open.slice(removedAt)];
  return joinGzip([head(before), ...list(removed), head(after), ...list(pieces), end]);
}
