import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Lists, listOf } from "../catalogue/columns.ts";
import type { Entry } from "../catalogue/entries.ts";
import { isPressed, type PressedSeries, positionOf } from "../catalogue/series.ts";
import type { Place } from "../catalogue/volume-store.ts";
import { type Page, type Part, pageOf } from "./select.ts";
import type { Slice } from "./slice.ts";

/** The most volumes that a request reads: the platform's free plan allows 50 subrequests. */
const mostVolumes = 45;
/** The most entries that a feed names besides those asked for. */
export const mostBeside = 100;

/** Up to this many volumes of everything, no cheaper plan is looked for: looking takes time, too. */
const fewVolumes = 3;

/**
 * Chooses the volumes to read for scattered entries: those of everything or, if they are fewer, those of
 * several series.
 */
export function planVolumes(catalogue: Catalogue, entries: readonly Entry[]): readonly Place[] {
  const inAll = placesInAll(catalogue, entries);
  const enough = countVolumes(inAll);
  if (enough <= fewVolumes) return inAll;
  const mixed = mixedPlaces(catalogue, entries);
  return countVolumes(mixed) < enough ? mixed : inAll;
}

function placesInAll({ everything }: Catalogue, entries: readonly Pick<Entry, "row">[]): Place[] {
  return entries.map(({ row }) => ({ series: everything, position: row }));
}

/**
 * Each article lies in several series. The volume that holds the most entries still missing is taken
 * first, until none is missing.
 */
function mixedPlaces(catalogue: Catalogue, entries: readonly Entry[]): Place[] {
  const volumes = new Map<string, Map<number, Place>>();
  entries.forEach(({ row }, number) => {
    for (const series of seriesOf(catalogue, row)) {
      const position = positionOf(series, row);
      if (position === undefined || position < series.from) continue;
      const place = { series, position };
      const name = volumeOf(place);
      const held = volumes.get(name) ?? new Map<number, Place>();
      volumes.set(name, held.set(number, place));
    }
  });
  const found = new Map<number, Place>();
  while (found.size < entries.length) {
    let best: ReadonlyMap<number, Place> = new Map();
    for (const held of volumes.values()) if (held.size > best.size) best = held;
    if (best.size === 0) throw new RangeError("an entry that lies in no volume");
    for (const [number, place] of [...best]) {
      found.set(number, place);
      for (const held of volumes.values()) held.delete(number);
    }
  }
  return entries.flatMap((_, number) => found.get(number) ?? []);
}

/**
 * The entries of a slice that are public at a moment, as `pageOf` finds them. If they lie
 * scattered, it stops at the number that one request can read.
 */
export function readablePage(
  catalogue: Catalogue,
  wanted: Slice,
  part: Part,
  now: Instant,
  unpublished = false,
): Page {
  const page = pageOf(catalogue, wanted, part, now, unpublished);
  const { entries } = page;
  if (entries.length <= mostVolumes) return page;
  if (isReadable(catalogue, entries)) return page;
  return part.after !== undefined
    ? { ...page, entries: entries.slice(-mostVolumes), newer: true }
    : { ...page, entries: entries.slice(0, mostVolumes), older: true };
}

/** The first of some entries, as many as one request can read. */
export function readableFirst(catalogue: Catalogue, entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= mostVolumes) return entries;
  if (isReadable(catalogue, entries)) return entries;
  return entries.slice(0, mostVolumes);
}

/**
 * The first of the entries named besides those of a page, as many as one request can read
 * together with the page.
 */
export function readableBeside(
  catalogue: Catalogue,
  page: readonly Entry[],
  others: readonly Entry[],
): readonly Entry[] {
  const some = others.slice(0, mostBeside);
  if (some.length === 0) return some;
  if (isReadable(catalogue, [...page, ...some])) return some;
  return some.slice(0, mostVolumes - countVolumes(planVolumes(catalogue, page)));
}

/**
 * Chooses the volumes to read for a slice's entries: those of its own series, if it has volumes for all
 * of them.
 */
export function placesOf(
  catalogue: Catalogue,
  { series }: Slice,
  entries: readonly Entry[],
): readonly Place[] {
  if (!isPressed(series)) return planVolumes(catalogue, entries);
  const own = entries.map(({ position }) => ({ series, position }));
  const isEnough = own.every(({ position }) => position >= series.from);
  return isEnough && countVolumes(own) <= fewVolumes ? own : planVolumes(catalogue, entries);
}

/**
 * The first entries, as many as one request can read from the volumes of everything. These change less
 * than those of other series, which soon hold newer articles.
 */
export function readableFromAll(catalogue: Catalogue, entries: readonly Entry[]): readonly Entry[] {
  const volumes = new Set<string>();
  const end = placesInAll(catalogue, entries).findIndex(
    (place) => volumes.add(volumeOf(place)).size > mostVolumes,
  );
  return end < 0 ? entries : entries.slice(0, end);
}

function isReadable(catalogue: Catalogue, entries: readonly Entry[]): boolean {
  return countVolumes(planVolumes(catalogue, entries)) <= mostVolumes;
}

/** How many volumes hold these places. */
function countVolumes(places: readonly Place[]): number {
  return new Set(places.map(volumeOf)).size;
}

function volumeOf({ series, position }: Place): string {
  return `${series.key} ${Math.floor(position / series.size)}`;
}

function seriesOf(catalogue: Catalogue, row: number): PressedSeries[] {
  const { topicsOf, topicSeries, authorsOf, authorSeries, languageOf, languageSeries } = catalogue;
  const named = (lists: Lists, series: readonly PressedSeries[]) =>
    Array.from(listOf(lists, row)).flatMap((number) => series[number] ?? []);
  return [
    catalogue.everything,
    ...named(topicsOf, topicSeries.series),
    ...named(authorsOf, authorSeries.series),
    ...named(languageOf, languageSeries.series),
  ];
}
