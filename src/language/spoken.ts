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

/** Words and their language. */
export interface Spoken {
  readonly words: Words;
  /** BCP 47 language tag: one of those requested, with its region, or `en`. */
  readonly language: string;
}

/** By language code, and for Chinese by script too, as `Intl.Locale` spells them. */
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
 * The words in the first of these languages that we have words for, or else in English.
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

/** The label of a credit's role: `Photo editing`. A role that is not in the table keeps its spelling. */
export function roleLabel({ roles }: Words, role: string): string {
  const written = role.replaceAll("-", " ");
  const known = written.toLowerCase();
  if (Object.hasOwn(roles, known)) return roles[known] ?? written;
  return `${written.charAt(0).toUpperCase()}${written.slice(1)}`;
}
