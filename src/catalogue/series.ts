import type { Instant } from "../article/instant.ts";
import { volumeSize } from "./volume.ts";

/** Articles in order of publication. */
export interface Series {
  /** Rows of the index, oldest first. */
  readonly rows: Uint32Array;
}

/** A series that is divided into volumes: everything, or one topic, author or language. */
export interface PressedSeries extends Series, Division {
  /** The folder of its volumes: `all`, or for instance `topics/<slug>`. */
  readonly key: string;
}

/** How the pieces of a series are divided into volumes. */
export interface Division {
  /** Pieces in a full volume. */
  readonly size: number;
  /** The place of the oldest piece that has a volume. It is the first in its volume. */
  readonly from: number;
}

/** Everything has volumes for all of its pieces. */
export const allVolumes: Division = { size: volumeSize, from: 0 };

/**
 * A topic, an author and a language have volumes for their newest articles only: two that together hold
 * more than a feed. What is older is read from the volumes of everything.
 *
 * @param articles how many the series has
 * @param entries of a feed
 */
export function newestVolumes(articles: number, entries: number): Division {
  return { size: entries, from: entries * Math.max(0, Math.ceil(articles / entries) - 2) };
}

/** Whether a series has volumes. */
export function isPressed(series: Series): series is PressedSeries {
  return "key" in series;
}

/** The pages that are no articles: they have volumes, but no rows in the index. */
export const pagesSeries: PressedSeries = {
  key: "pages",
  rows: new Uint32Array(),
  ...allVolumes,
};

/** The key of a topic's series. */
export function topicKey(slug: string): string {
  return `topics/${slug}`;
}

/** The key of a language's series, from its BCP 47 tag. */
export function languageKey(tag: string): string {
  return `languages/${tag.toLowerCase()}`;
}

/**
 * The key of an author's series. Characters of the slug outside `a-z0-9-` are written as code
 * points.
 */
export function authorKey(slug: string): string {
  const spelt = [...slug].map((letter) =>
    /[a-z0-9-]/.test(letter) ? letter : `_${letter.codePointAt(0)?.toString(36)}`,
  );
  return `authors/${spelt.join("")}`;
}

/**
 * How many articles of a series were published by a moment. The rows are in order of
 * publication.
 */
export function countPublished(
  published: Float64Array,
  { rows }: Pick<Series, "rows">,
  now: Instant,
): number {
  return lowerBound(rows.length, (place) => (published[rows[place] ?? 0] ?? Infinity) > now);
}

/** The place of a row in a series, if it is there. */
export function positionOf({ rows }: Series, row: number): number | undefined {
  const position = lowerBound(rows.length, (place) => (rows[place] ?? Infinity) >= row);
  return rows[position] === row ? position : undefined;
}

/** The first place at which a condition holds, if it then holds at every later place. */
export function lowerBound(length: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
