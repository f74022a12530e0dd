import type { Words } from "./words.ts";

/** Words and their language. */
export interface Spoken {
  readonly words: Words;
  /** BCP 47 language tag: one of those requested, with its region, or `en`. */
  readonly language: string;
}

/** The words that a publication needs. The Worker gets those of its languages with the index. */
export interface Vocabulary {
  /** What the publication speaks: the channel's language or, without words for that, English. */
  readonly own: Spoken;
  /** The words of its languages, by `languageKey`. */
  readonly words: Readonly<Record<string, Words>>;
}

/** The words in this language, if there are any, or else in the publication's. */
export function spokenIn({ own, words }: Vocabulary, language: string): Spoken {
  if (language === own.language) return own;
  const known = languageKey(language);
  const found = Object.hasOwn(words, known) ? words[known] : undefined;
  return found === undefined ? own : { words: found, language };
}

/** The language of a tag and, for Chinese, its script too, as `Intl.Locale` spells them. */
export function languageKey(tag: string): string {
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

/** The ISO 15924 codes of scripts written from right to left (Unicode, Bidi_Class R and AL). */
const rightToLeft = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The direction of a language (a BCP 47 tag), for `dir` in HTML. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
}
