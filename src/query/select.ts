import type { Instant } from "../article/instant.ts";
import { type Catalogue, type Entry, entryAt, isListed, stateOf } from "../catalogue/catalogue.ts";
import { holdsMarked, type Lists } from "../catalogue/columns.ts";
import type { Cursor } from "../catalogue/cursor.ts";
import { countPublished, positionOf, type Series } from "../catalogue/series.ts";
import { seriesOfLanguage, varietiesOf } from "./language-series.ts";
import { countBefore } from "./place.ts";
import type { Query } from "./query.ts";

/** What a query selects: of a series the places `from` up to `to`, where the rows match. */
export interface Slice {
  readonly series: Series;
  readonly from: number;
  readonly to: number;
  /** Left out where every row matches. */
  readonly matches?: ((row: number) => boolean) | undefined;
}

/** Some entries of a slice, newest first, and whether it has others. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly newer: boolean;
  readonly older: boolean;
}

/** Which entries of a slice are wanted: the newest ones, or those next to a place. */
export interface Span {
  readonly limit: number;
  readonly before?: Cursor | undefined;
  readonly after?: Cursor | undefined;
}

/** A condition: the row's list holds one of some numbers. */
interface Condition {
  readonly lists: Lists;
  readonly marks: Uint8Array;
  /** Series that together hold all that fulfils it. */
  readonly series: readonly Series[];
}

/**
 * Finds the shortest series that holds all that is wanted. The time that it takes does not grow with
 * the number of articles.
 */
export function slice(catalogue: Catalogue, query: Query): Slice {
  const { topicSeries, authorSeries, published } = catalogue;
  const named = (
    lists: Lists,
    seriesIndex: typeof topicSeries,
    names: readonly string[],
  ): Condition => {
    const wanted = new Set<Series>(names.flatMap((name) => seriesIndex.byName.get(name) ?? []));
    return condition(lists, seriesIndex.series, (series) => wanted.has(series));
  };
  const conditions = [
    ...query.topics.map((names) => named(catalogue.topicsOf, topicSeries, names)),
    ...query.authors.map((names) => named(catalogue.authorsOf, authorSeries, names)),
    ...query.languages.map((tags) => spoken(catalogue, tags)),
  ];
  const excluded = named(catalogue.topicsOf, topicSeries, query.exclude);
  let series: Series = catalogue.everything;
  let own: Condition | undefined;
  for (const candidate of conditions) {
    const [only, ...others] = candidate.series;
    if (only === undefined) return { series, from: 0, to: 0 };
    if (others.length > 0 || only.rows.length > series.rows.length) continue;
    series = only;
    own = candidate;
  }
  const others = conditions.filter((one) => one !== own);
  const unconditional = others.length === 0 && excluded.series.length === 0;
  const bound = (instant: Instant) => countPublished(published, series, instant - 1);
  return {
    series,
    from: query.since === undefined ? 0 : bound(query.since),
    to: query.until === undefined ? series.rows.length : bound(query.until),
    matches: unconditional
      ? undefined
      : (row) =>
          others.every(({ lists, marks }) => holdsMarked(lists, row, marks)) &&
          !holdsMarked(excluded.lists, row, excluded.marks),
  };
}

/** In one of some languages, whose tags are in lower case. */
function spoken(catalogue: Catalogue, tags: readonly string[]): Condition {
  const numbers = new Set(tags.flatMap((tag) => varietiesOf(catalogue, tag)));
  return {
    lists: catalogue.languageOf,
    marks: Uint8Array.from(catalogue.languages, (_, number) => (numbers.has(number) ? 1 : 0)),
    series: tags.flatMap((tag) => seriesOfLanguage(catalogue, tag) ?? []),
  };
}

function condition(
  lists: Lists,
  all: readonly Series[],
  wanted: (series: Series, number: number) => boolean,
): Condition {
  const marks = Uint8Array.from(all, (one, number) => (wanted(one, number) ? 1 : 0));
  return { lists, marks, series: all.filter((_, number) => marks[number] === 1) };
}

/**
 * The entries of a slice that are public at a moment.
 *
 * @param unpublished also what is not public yet or any more, but never what is withdrawn
 */
export function pageOf(
  catalogue: Catalogue,
  wanted: Slice,
  { limit, before, after }: Span,
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

/** Whether an article of a series was public and has been withdrawn. */
export function holdsWithdrawn(catalogue: Catalogue, series: Series, now: Instant): boolean {
  return [...catalogue.withdrawn.keys()].some(
    (row) => stateOf(catalogue, row, now) === "withdrawn" && positionOf(series, row) !== undefined,
  );
}

/**
 * The entries of a slice that were withdrawn at a moment or later, the last withdrawn first: what its
 * readers may still hold.
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
