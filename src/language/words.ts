import type { english } from "./words/en.ts";

type English = typeof english;

/** The name of a word or sentence that Broadsheet itself says. */
export type WordKey = Exclude<keyof English, "roles">;

/** The name of a word that has a form for each plural. */
export type CountedKey = {
  [K in WordKey]: English[K] extends string ? never : K;
}[WordKey];

/** The forms of a word by the plural rules of its language. A form that is missing is `other`. */
export type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Broadsheet's own words in and around articles. Each language has all of them. */
export type Words = { readonly [K in WordKey]: English[K] extends string ? string : Plurals } & {
  /** Roles in credits, by their English names in lower case and without hyphens. */
  readonly roles: Readonly<Record<string, string>>;
};

/** Words that replace Broadsheet's own, by the tag of their language. */
export type OtherWords = Readonly<Record<string, Partial<Words>>>;

/** The names in braces in a text. */
export type Placeholder<T> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The names of the tags in a text. */
export type Tag<T> = T extends `${string}</${infer Name}>${infer Rest}` ? Name | Tag<Rest> : never;

/** The English text of a word, from which types know its placeholders and tags. */
export type TextOf<K extends WordKey> = English[K] extends string
  ? English[K]
  : English[K][keyof English[K]];

/** The placeholders and tags of a text, in alphabetical order: `<home>`, `{title}`. */
export function partsOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|<\w+>/g))].sort();
}
