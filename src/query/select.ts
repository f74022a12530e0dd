import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Cursor } from "../catalogue/cursor.ts";
import { type Entry, entryAt, isListed, stateOf } from "../catalogue/entries.ts";
import { countPublished, lowerBound, positionOf, type Series } from "../catalogue/series.ts";
import type { Slice } from "./slice.ts";

/** Some entries of a slice, newest first, and whether there are newer or older ones. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly newer: boolean;
  readonly older: boolean;
}

/** Which entries of a slice to return: the newest ones, or those next to a place. */
export interface Part {
  readonly limit: number;
  readonly before?: Cursor | undefined;
  readonly after?: Cursor | undefined;
}

/**
 * The entries of a slice that are public at a moment.
 *
 * @param unpublished also include drafts, scheduled and expired articles, but never withdrawn
 * ones
 */
export function pageOf(
  catalogue: Catalogue,
  wanted: Slice,
  { limit, before, after }: Part,
  now: Instant,
  unpublished = false,
): Page {
  const { series, from, matches } = wanted;
  const shown = unpublished ? series.rows.length : countPublished(catalogue.published, series, now);
  const to = Math.min(wanted.to, shown);
  const seek = (start: number, step: 1 | -1): number | undefined => {
    for (let place = start; place >= from && place < to; place += step) {
      const row = series.rows[place] ?? 0;
      if (matches !== undefined && !matches(row)) continue;
      if (isListed(stateOf(catalogue, row, now), unpublished)) return place;
    }
    return undefined;
  };
  const places: number[] = [];
  const upwards = after !== undefined && before === undefined;
  let start = to - 1;
  if (before !== undefined) start = Math.min(to, countBefore(catalogue, series, before)) - 1;
  else if (after !== undefined) start = Math.max(from, countBefore(catalogue, series, after, true));
  const step = upwards ? 1 : -1;
  let place = seek(start, step);
  while (place !== undefined && places.length < limit) {
    places.push(place);
    place = seek(place + step, step);
  }
  const more = place !== undefined;
  const behind = seek((places[0] ?? start) - step, step === 1 ? -1 : 1) !== undefined;
  if (upwards) places.reverse();
  return {
    entries: places.map((one) => entryAt(catalogue, series, one, now)),
    newer: upwards ? more : behind,
    older: upwards ? behind : more,
  };
}

/** How many entries of a slice are public at a moment. */
export function countMatches(
  catalogue: Catalogue,
  { series, from, to, matches }: Slice,
  now: Instant,
): number {
  let count = 0;
  for (const row of series.rows.subarray(from, to)) {
    const matching = matches === undefined || matches(row);
    if (matching && stateOf(catalogue, row, now) === "public") count += 1;
  }
  return count;
}

/** The newest entries of a series that are public at a moment, newest first. */
export function newest(
  catalogue: Catalogue,
  series: Series,
  limit: number,
  now: Instant,
  unpublished = false,
): readonly Entry[] {
  const all = { series, from: 0, to: series.rows.length };
  return pageOf(catalogue, all, { limit }, now, unpublished).entries;
}

/** Whether an article of a series is public at a moment. */
export function holdsPublic(catalogue: Catalogue, series: Series, now: Instant): boolean {
  return newest(catalogue, series, 1, now).length > 0;
}

/** Whether an article of a series was public once and has since been withdrawn. */
export function holdsWithdrawn(catalogue: Catalogue, series: Series, now: Instant): boolean {
  return [...catalogue.withdrawn.keys()].some(
    (row) => stateOf(catalogue, row, now) === "withdrawn" && positionOf(series, row) !== undefined,
  );
}

/**
 * The entries of a slice that were withdrawn at a moment or later, latest withdrawal first.
 * Readers may still hold these.
 */
export function withdrawnSince(
  catalogue: Catalogue,
  { series, from, to, matches }: Slice,
  since: Instant,
  now: Instant,
): Entry[] {
  if (catalogue.withdrawn.size === 0) return [];
  return [...catalogue.withdrawn]
    .filter(([row, when]) => when >= since && (matches === undefined || matches(row)))
    .map(([row]) => positionOf(series, row))
    .filter((position) => position !== undefined)
    .filter((position) => position >= from && position < to)
    .map((position) => entryAt(catalogue, series, position, now))
    .filter(({ state }) => state === "withdrawn")
    .sort((a, b) => b.updated - a.updated || b.position - a.position);
}

/** The place of the article in a row. */
export function cursorOf(catalogue: Catalogue, row: number): Cursor {
  return { published: catalogue.published[row] ?? 0, name: firstSlug(catalogue, row) };
}

/**
 * How many articles of a series stand before a cursor; with `and`, the article at the cursor
 * counts as well.
 */
export function countBefore(
  catalogue: Catalogue,
  { rows }: Series,
  { published, name }: Cursor,
  and = false,
): number {
  return lowerBound(rows.length, (place) => {
    const row = rows[place] ?? 0;
    const moment = catalogue.published[row] ?? 0;
    if (moment !== published) return moment > published;
    const own = firstSlug(catalogue, row);
    return own > name || (own === name && !and);
  });
}

/**
 * The slug under which the article in a row was first published. Its permanent id contains this
 * slug.
 */
export function firstSlug({ slugs, firstSlugs }: Catalogue, row: number): string {
  return firstSlugs.get(row) ?? slugs.at(row) ?? "";
}
