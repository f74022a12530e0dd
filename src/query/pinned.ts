import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Entry, entryAt, isListed } from "../catalogue/entries.ts";

/** An article that leads the front page. */
export interface Pinned {
  readonly entry: Entry;
  /** The moment from which it no longer does. */
  readonly until: Instant;
}

/**
 * The article that is pinned to the front page; if several are, the one that was published last.
 *
 * @param unpublished also look among drafts, scheduled and expired articles
 */
export function pinnedAt(
  catalogue: Catalogue,
  now: Instant,
  unpublished = false,
): Pinned | undefined {
  // In order of publication.
  return catalogue.pinned
    .filter(([, until]) => until > now)
    .map(([row, until]) => ({ entry: entryAt(catalogue, catalogue.everything, row, now), until }))
    .findLast(({ entry }) => isListed(entry.state, unpublished));
}
