import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { listOf } from "../catalogue/columns.ts";
import { type Entry, entryAt, stateOf } from "../catalogue/entries.ts";
import { positionOf, type Series } from "../catalogue/series.ts";

/** The public articles around a given one, as entries of one series. */
export interface Neighbours {
  readonly series: Series;
  /** The slug of the topic whose series this is; undefined for the series of everything. */
  readonly topic?: string | undefined;
  /** The article published before it. */
  readonly previous?: Entry | undefined;
  /** The article published after it. */
  readonly next?: Entry | undefined;
  /**
   * Articles in its own language come first; then those that share the most topics with it; among equals,
   * the nearest in time.
   */
  readonly related: readonly Entry[];
}

/**
 * Finds the articles before and after an article in the first of its topics, and those related to it. It
 * looks only at the 50 to 100 articles around it there.
 *
 * @param limit the most related articles
 */
export function neighboursOf(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
  limit: number,
): Neighbours | undefined {
  const row = catalogue.slugs.rowOf(slug);
  if (row === undefined) return undefined;
  const { languageOf, channel, topicsOf, topicSeries, everything } = catalogue;
  // In the channel's order.
  const topics = listOf(topicsOf, row).toSorted();
  const [first = -1] = topics;
  const topic = channel.topics[first]?.slug;
  const series = topicSeries.series[first] ?? everything;
  const place = positionOf(series, row);
  if (place === undefined) return undefined;
  const [from, to] = windowAround(place);
  // Rows and their places, newest first.
  const around = Array.from(series.rows.subarray(from, to), (other, at) => ({
    other,
    at: from + at,
  }))
    .filter(({ other, at }) => at !== place && stateOf(catalogue, other, now) === "public")
    .reverse();
  const previous = around.find(({ at }) => at < place);
  const next = around.findLast(({ at }) => at > place);
  const sharedBy = (other: number) => {
    let shared = 0;
    for (const number of listOf(topicsOf, other)) if (topics.includes(number)) shared++;
    return shared;
  };
  const related =
    topic === undefined
      ? []
      : around
          .filter((it) => it !== previous && it !== next)
          .map(({ other, at }) => ({
            at,
            foreign: languageOf.values[other] === languageOf.values[row] ? 0 : 1,
            shared: sharedBy(other),
            away: Math.abs(at - place),
          }))
          .sort((a, b) => a.foreign - b.foreign || b.shared - a.shared || a.away - b.away)
          .slice(0, limit);
  const entry = ({ at }: { readonly at: number }) => entryAt(catalogue, series, at, now);
  return {
    series,
    topic,
    previous: previous && entry(previous),
    next: next && entry(next),
    related: related.map(entry),
  };
}

const fifty = 50;

/** The places in the fifty that a place belongs to, and in the nearer of the two beside it. */
function windowAround(place: number): readonly [from: number, to: number] {
  const start = Math.floor(place / fifty) * fifty;
  const inFirstHalf = place - start < fifty / 2;
  return inFirstHalf ? [Math.max(0, start - fifty), start + fifty] : [start, start + 2 * fifty];
}
