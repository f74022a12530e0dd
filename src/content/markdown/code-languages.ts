import { closest, distance } from "fastest-levenshtein";
import { type BundledLanguage, bundledLanguages } from "shiki/langs";
import { formulaLanguage } from "./find-formulas.ts";

/** Names that authors write for code that is in no language, such as the output of a program. */
const plain = new Set(["text", "txt", "plain", "plaintext", "none", "output"]);

/**
 * The name of the grammar for code in a language.
 *
 * @param language as the author writes it after three backticks: `js`, `C++`
 * @returns undefined if there is none, as for plain text
 */
export function grammarOf(language: string): BundledLanguage | undefined {
  const name = language.toLowerCase();
  return isBundled(name) ? name : undefined;
}

function isBundled(name: string): name is BundledLanguage {
  return Object.hasOwn(bundledLanguages, name);
}

/** Whether code in this language can be shown as its author means it. */
export function isKnownLanguage(language: string): boolean {
  return (
    language === formulaLanguage ||
    plain.has(language.toLowerCase()) ||
    grammarOf(language) !== undefined
  );
}

/** The language that an unknown name probably means: at most two letters differ. */
export function nearestLanguage(name: string): string | undefined {
  const written = name.toLowerCase().slice(0, 40);
  const nearest = closest(written, [...plain, ...Object.keys(bundledLanguages)]);
  return distance(written, nearest) <= Math.min(2, written.length - 1) ? nearest : undefined;
}
