import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { listOf } from "../catalogue/columns.ts";
import { type Entry, entryAt, stateOf } from "../catalogue/entries.ts";
import { positionOf, type Series } from "../catalogue/series.ts";
import { volumeSize } from "../catalogue/volume.ts";

/** The public articles around one, as entries of one series. */
export interface Neighbours {
  readonly series: Series;
  /** The slug of the topic whose series it is; none where it is the series of everything. */
  readonly topic?: string | undefined;
  /** The one published before. */
  readonly previous?: Entry | undefined;
  /** The one published after. */
  readonly next?: Entry | undefined;
  /** Those that share the most topics with it, and of these the nearest in time. */
  readonly related: readonly Entry[];
}

/**
 * What is before and after an article in the first of its topics, and what is related to it. All of
 * them lie in the article's volume and in one beside it, so that few volumes are opened.
 *
 * @param limit of related articles
 */
export function neighboursOf(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
  limit: number,
): Neighbours | undefined {
  const row = catalogue.slugs.rowOf(slug);
  if (row === undefined) return undefined;
  const { channel, topicsOf, topicSeries, everything } = catalogue;
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
          .map(({ other, at }) => ({ at, shared: sharedBy(other), away: Math.abs(at - place) }))
          .sort((a, b) => b.shared - a.shared || a.away - b.away)
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

/** The places of the volume that holds a place, and of the one beside it that is nearer to the place. */
function windowAround(place: number): readonly [from: number, to: number] {
  const start = Math.floor(place / volumeSize) * volumeSize;
  const inFirstHalf = place - start < volumeSize / 2;
  return inFirstHalf
    ? [Math.max(0, start - volumeSize), start + volumeSize]
    : [start, start + 2 * volumeSize];
}
