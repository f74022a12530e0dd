import { languageKey } from "../../language/spoken.ts";
import { english } from "./words/en.ts";

/** The labels and hints of the editor. Each language has all of them. */
export type EditorWords = { readonly [Key in keyof typeof english]: string };

/** The languages of the editor, by `languageKey`. */
export const editorLanguages: Readonly<Record<string, EditorWords>> = {
  en: english,
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
