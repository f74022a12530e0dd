import { languageKey, type Spoken, spokenIn, type Vocabulary } from "./spoken.ts";
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
import type { OtherWords, Words } from "./words.ts";

/*
 * All words in all languages. Only the press and the reading of content may import this file. The Worker
 * would become much larger for words that its publication never says (decision 15).
 */

/** The languages that Broadsheet speaks, by `languageKey`. */
export const everyLanguage: Readonly<Record<string, Words>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ja: japanese,
  ko: korean,
  pt: portuguese,
  "zh-Hans": simplifiedChinese,
  "zh-Hant": traditionalChinese,
};

/** The properties of a channel that decide how it speaks. */
export interface Speaker {
  readonly language: string;
  /** Words that replace Broadsheet's own. */
  readonly strings?: OtherWords | undefined;
}

/** Everything that a publication can say, with its own words in place of Broadsheet's. */
export function vocabularyOf(channel: Speaker): Vocabulary {
  const known = vocabularies.get(channel);
  if (known !== undefined) return known;
  const words: Record<string, Words> = { ...everyLanguage };
  for (const [tag, others] of Object.entries(channel.strings ?? {})) {
    const key = languageKey(tag);
    const before = words[key] ?? english;
    words[key] = { ...before, ...others, roles: { ...before.roles, ...others.roles } };
  }
  const own = words[languageKey(channel.language)];
  const vocabulary = {
    own:
      own === undefined
        ? { words: english, language: "en" }
        : { words: own, language: channel.language },
    words,
  };
  vocabularies.set(channel, vocabulary);
  return vocabulary;
}

const vocabularies = new WeakMap<Speaker, Vocabulary>();

/** How a publication speaks in and around an article in this language. */
export function wordsFor(channel: Speaker, language: string): Spoken {
  return spokenIn(vocabularyOf(channel), language);
}

/** The part of a vocabulary that articles in these languages need, for the edition. */
export function neededWords({ own, words }: Vocabulary, languages: readonly string[]): Vocabulary {
  const keys = new Set(languages.map(languageKey));
  keys.delete(languageKey(own.language));
  return {
    own,
    words: Object.fromEntries(Object.entries(words).filter(([key]) => keys.has(key))),
  };
}
