import type { Spoken } from "./spoken.ts";
import type { CountedKey, Placeholder, TextOf, WordKey } from "./words.ts";

/** A value in a sentence. A number is written in the digits of the language. */
type Value = string | number;

/** The values that a text needs, by the names of its placeholders. */
export type ValuesOf<K extends WordKey, V = Value> = { readonly [P in Placeholder<TextOf<K>>]: V };

/** A word or a sentence with its values. */
export function say<K extends Exclude<WordKey, CountedKey>>(
  spoken: Spoken,
  key: K,
  values: ValuesOf<K>,
): string {
  const text: string = spoken.words[key];
  return fill(spoken, text, values);
}

/** How many there are of something: `3 articles`. */
export function sayCount(spoken: Spoken, key: CountedKey, count: number): string {
  return fill(spoken, pluralOf(spoken, key, count), { count });
}

/** The form of a word for a number of things, with its placeholder. */
export function pluralOf({ words, language }: Spoken, key: CountedKey, count: number): string {
  const rule = toolsOf(language).plurals.select(count);
  return words[key][rule] ?? words[key].other;
}

function fill(spoken: Spoken, text: string, values: Readonly<Record<string, Value>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? writeNumber(spoken, value) : value;
  });
}

/** A whole number in the digits of a language. */
export function writeNumber({ language }: Spoken, value: number): string {
  return toolsOf(language).numbers.format(value);
}

/** The parts of a list and what is between them: `A`, `, `, `B`. */
export function listParts({ language }: Spoken, count: number): readonly (number | string)[] {
  let place = 0;
  return toolsOf(language)
    .list.formatToParts(Array.from({ length: count }, () => "x"))
    .map(({ type, value }) => (type === "element" ? place++ : value));
}

/** A list of texts: `A, B, C`. */
export function writeList({ language }: Spoken, items: readonly string[]): string {
  return toolsOf(language).list.format(items);
}

/** What `Intl` has for a language. Kept, because making them costs far more than using them. */
interface Tools {
  readonly plurals: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
  readonly list: Intl.ListFormat;
}

const tools = new Map<string, Tools>();

function toolsOf(language: string): Tools {
  const known = tools.get(language) ?? {
    plurals: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language, { useGrouping: false }),
    // The narrow style has no "and" in English, where it would end a list of links badly.
    list: new Intl.ListFormat(language, { type: "conjunction", style: "narrow" }),
  };
  tools.set(language, known);
  return known;
}
