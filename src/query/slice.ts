import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { holdsMarked, type Lists } from "../catalogue/columns.ts";
import { countPublished, type Series } from "../catalogue/series.ts";
import { type Conditions, isVariety } from "./query.ts";

/**
 * What a query selects: the places `from` up to `to` of a series, where `matches` accepts the
 * row.
 */
export interface Slice {
  readonly series: Series;
  readonly from: number;
  readonly to: number;
  /** Absent if every row matches. */
  readonly matches?: ((row: number) => boolean) | undefined;
}

/** A test that a row passes if its list holds one of the marked numbers. */
interface Filter {
  readonly lists: Lists;
  readonly marks: Uint8Array;
  /** Series that together hold every row that passes. */
  readonly series: readonly Series[];
}

/**
 * Finds the shortest series that holds every article a query asks for. The time it takes does
 * not grow with the number of articles.
 */
export function slice(catalogue: Catalogue, conditions: Conditions): Slice {
  const { topicSeries, authorSeries, published } = catalogue;
  const named = (
    lists: Lists,
    seriesIndex: typeof topicSeries,
    names: readonly string[],
  ): Filter => {
    const series = names.flatMap((name) => seriesIndex.byName.get(name) ?? []);
    const marks = new Uint8Array(seriesIndex.series.length);
    for (const one of series) marks[seriesIndex.series.indexOf(one)] = 1;
    return { lists, marks, series };
  };
  const filters = [
    ...conditions.topics.map((names) => named(catalogue.topicsOf, topicSeries, names)),
    ...conditions.authors.map((names) => named(catalogue.authorsOf, authorSeries, names)),
    ...conditions.languages.map((tags) => spoken(catalogue, tags)),
  ];
  const excluded = named(catalogue.topicsOf, topicSeries, conditions.exclude);
  let series: Series = catalogue.everything;
  let own: Filter | undefined;
  for (const candidate of filters) {
    const [only, ...others] = candidate.series;
    if (only === undefined) return { series, from: 0, to: 0 };
    if (others.length > 0 || only.rows.length > series.rows.length) continue;
    series = only;
    own = candidate;
  }
  const others = filters.filter((filter) => filter !== own);
  const unconditional = others.length === 0 && excluded.series.length === 0;
  const bound = (instant: Instant) => countPublished(published, series, instant - 1);
  return {
    series,
    from: conditions.since === undefined ? 0 : bound(conditions.since),
    to: conditions.until === undefined ? series.rows.length : bound(conditions.until),
    matches: unconditional
      ? undefined
      : (row) =>
          others.every(({ lists, marks }) => holdsMarked(lists, row, marks)) &&
          !holdsMarked(excluded.lists, row, excluded.marks),
  };
}

/** The filter for articles in any of these languages. Tags are in lower case. */
function spoken(catalogue: Catalogue, tags: readonly string[]): Filter {
  const marks = new Uint8Array(catalogue.languages.length);
  for (const number of tags.flatMap((tag) => varietiesOf(catalogue, tag))) marks[number] = 1;
  return {
    lists: catalogue.languageOf,
    marks,
    series: tags.flatMap((tag) => seriesOfLanguage(catalogue, tag) ?? []),
  };
}

/**
 * The merged series by tag, in lower case. Only tags of the catalogue's languages, and
 * beginnings of these tags, have one.
 */
const merged = new WeakMap<Catalogue, Map<string, Series>>();

/**
 * The numbers of the languages that a tag in lower case stands for: the language itself and its
 * varieties.
 */
export function varietiesOf({ languages }: Pick<Catalogue, "languages">, tag: string): number[] {
  return languages.flatMap((own, number) => (isVariety(own.toLowerCase(), tag) ? [number] : []));
}

/**
 * All articles in a language and its varieties as one series. If only one language matches, this
 * is its own series; otherwise it is a merged series that has no volumes.
 */
export function seriesOfLanguage(catalogue: Catalogue, tag: string): Series | undefined {
  const numbers = varietiesOf(catalogue, tag);
  const [only, ...others] = numbers.flatMap(
    (number) => catalogue.languageSeries.series[number] ?? [],
  );
  if (others.length === 0) return only;
  const known = merged.get(catalogue) ?? new Map<string, Series>();
  merged.set(catalogue, known);
  const series = known.get(tag) ?? { rows: rowsIn(catalogue, numbers) };
  known.set(tag, series);
  return series;
}

function rowsIn({ languageOf }: Catalogue, numbers: readonly number[]): Uint32Array {
  const wanted = new Set(numbers);
  return languageOf.starts
    .subarray(0, -1)
    .filter((row) => wanted.has(languageOf.values[row] ?? -1));
}
