import type { Instant } from "../article/instant.ts";
import { type Catalogue, type Entry, entriesBetween, findArticle } from "./catalogue.ts";
import { positionOf, type Series } from "./series.ts";
import { volumeSize } from "./volume.ts";

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
  const entry = findArticle(catalogue, slug, now);
  if (entry === undefined) return undefined;
  const { row } = entry;
  const topics = [...catalogue.topicSeries.byName].filter(
    ([, series]) => positionOf(series, row) !== undefined,
  );
  const [topic, series] = topics[0] ?? [undefined, catalogue.everything];
  const place = positionOf(series, row);
  if (place === undefined) return undefined;
  const [from, to] = windowAround(place);
  const around = entriesBetween(catalogue, series, from, to, now).filter(
    ({ state, position }) => state === "public" && position !== place,
  );
  const previous = around.find(({ position }) => position < place);
  const next = around.findLast(({ position }) => position > place);
  const sharedBy = ({ row: other }: Entry) =>
    topics.filter(([, one]) => positionOf(one, other) !== undefined).length;
  const related =
    topic === undefined
      ? []
      : around
          .filter((one) => one !== previous && one !== next)
          .map((one) => ({ one, shared: sharedBy(one), away: Math.abs(one.position - place) }))
          .sort((a, b) => b.shared - a.shared || a.away - b.away)
          .slice(0, limit)
          .map(({ one }) => one);
  return { series, topic, previous, next, related };
}

/** The places of the volume that holds a place, and of the one beside it that is nearer to the place. */
function windowAround(place: number): readonly [from: number, to: number] {
  const start = Math.floor(place / volumeSize) * volumeSize;
  const inFirstHalf = place - start < volumeSize / 2;
  return inFirstHalf
    ? [Math.max(0, start - volumeSize), start + volumeSize]
    : [start, start + 2 * volumeSize];
}
