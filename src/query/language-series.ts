import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Series } from "../catalogue/series.ts";
import { isVariety } from "./query.ts";

/** By tags in lower case. Others than those of a catalogue's languages and their beginnings hold nothing. */
const merged = new WeakMap<Catalogue, Map<string, Series>>();

/** The numbers of the languages that a tag in lower case stands for: itself, and its varieties. */
export function varietiesOf({ languages }: Pick<Catalogue, "languages">, tag: string): number[] {
  return languages.flatMap((own, number) => (isVariety(own.toLowerCase(), tag) ? [number] : []));
}

/**
 * All articles in a language and its varieties as one series: that of the language, if it is the only
 * one, or one that has no volumes of its own.
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
