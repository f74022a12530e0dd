import { languageKey } from "../../language/spoken.ts";
import { arabic } from "./words/ar.ts";
import { german } from "./words/de.ts";
import type { EditorWords } from "./words/editor-words.ts";
import { english } from "./words/en.ts";
import { spanish } from "./words/es.ts";
import { french } from "./words/fr.ts";
import { japanese } from "./words/ja.ts";
import { korean } from "./words/ko.ts";
import { portuguese } from "./words/pt.ts";
import { simplifiedChinese } from "./words/zh-hans.ts";
import { traditionalChinese } from "./words/zh-hant.ts";

/** The languages of the editor, by `languageKey`. */
export const editorLanguages: Readonly<Record<string, EditorWords>> = {
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

/** A language of the editor. */
export interface EditorLanguage {
  /** BCP 47 tag: a key of `editorLanguages`. */
  readonly tag: string;
  readonly words: EditorWords;
}

/**
 * The first of several languages that the editor speaks, or else English.
 *
 * @param wanted BCP 47 tags, the preferred one first
 */
export function editorLanguage(wanted: readonly string[]): EditorLanguage {
  for (const tag of wanted.map(languageKey)) {
    const words = editorLanguages[tag];
    if (words !== undefined) return { tag, words };
  }
  return { tag: "en", words: english };
}
