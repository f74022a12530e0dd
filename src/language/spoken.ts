import { arabic } from "./words/ar.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import { spanish } from "./words/es.ts";
import { french } from "./words/fr.ts";
import { japanese } from "./words/ja.ts";
import { korean } from "./words/ko.ts";
import { portuguese } from "./words/pt.ts";
import { simplifiedChinese } from "./words/zh-hans.ts";
import { traditionalChinese } from "./words/zh-hant.ts";
import type { Words } from "./words.ts";

/** Words, and the language that they are in. */
export interface Spoken {
  readonly words: Words;
  /** BCP 47 language tag: the one that was asked for, with its region, where its language is known. */
  readonly language: string;
}

/** By language, and for Chinese by script, as `Intl.Locale` knows them. */
const table: ReadonlyMap<string, Words> = new Map([
  ["ar", arabic],
  ["de", german],
  ["en", english],
  ["es", spanish],
  ["fr", french],
  ["ja", japanese],
  ["ko", korean],
  ["pt", portuguese],
  ["zh-Hans", simplifiedChinese],
  ["zh-Hant", traditionalChinese],
]);

/**
 * The words in the first of these languages that has some, or else in English.
 *
 * @param wanted BCP 47 language tags, such as an article's and its channel's
 */
export function wordsIn(...wanted: readonly string[]): Spoken {
  for (const language of wanted) {
    const words = table.get(keyOf(language));
    if (words !== undefined) return { words, language };
  }
  return { words: english, language: "en" };
}

function keyOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language === "zh" ? `zh-${script}` : language;
}

/** A credit's role as a word to print: `Photo editing`. One that is not in the table, as it was written. */
export function roleLabel({ roles }: Words, role: string): string {
  const written = role.replaceAll("-", " ");
  const known = written.toLowerCase();
  if (Object.hasOwn(roles, known)) return roles[known] ?? written;
  return `${written.charAt(0).toUpperCase()}${written.slice(1)}`;
}
