import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Spoken, spokenIn } from "../language/spoken.ts";
import type { Conditions } from "./query.ts";
import { newest, pageOf } from "./select.ts";
import { addressOf, pagePath } from "./selection.ts";
import { slice } from "./slice.ts";

/** A page in another language. */
export interface LanguageLink {
  /** BCP 47 tag. */
  readonly language: string;
  readonly path: string;
  /** Whether it has the same text, translated; otherwise it lists the articles in its language. */
  readonly isTranslation?: true;
}

/** The language of the article in a row, as a BCP 47 tag. */
export function languageAt({ languages, languageOf, channel }: Catalogue, row: number): string {
  return languages[languageOf.values[row] ?? -1] ?? channel.language;
}

/**
 * The only language that conditions ask for, if an article in it is public. Words for a language of
 * scheduled articles alone would reveal these.
 */
function onlyLanguage(
  catalogue: Catalogue,
  conditions: Conditions,
  now: Instant,
): string | undefined {
  const [wanted, ...others] = conditions.languages.flat();
  const number = catalogue.languages.findIndex((language) => language.toLowerCase() === wanted);
  const series = catalogue.languageSeries.series[number];
  if (others.length > 0 || series === undefined) return undefined;
  const found = newest(catalogue, series, 1, now, catalogue.preview !== "none");
  return found.length > 0 ? catalogue.languages[number] : undefined;
}

/** What a listing speaks: the only language of its articles, or else the publication's own. */
export function spokenBy(catalogue: Catalogue, conditions: Conditions, now: Instant): Spoken {
  const only = onlyLanguage(catalogue, conditions, now);
  const { vocabulary } = catalogue;
  return only === undefined ? vocabulary.own : spokenIn(vocabulary, only);
}

/** The same listing in each other language that has a public article for it. */
export function otherLanguages(
  catalogue: Catalogue,
  conditions: Conditions,
  now: Instant,
): LanguageLink[] {
  const own = onlyLanguage(catalogue, conditions, now) ?? catalogue.vocabulary.own.language;
  if (conditions.languages.flat().length > 1) return [];
  return catalogue.languages.flatMap((language) => {
    if (language.toLowerCase() === own.toLowerCase()) return [];
    const inIt = { ...conditions, languages: [[language.toLowerCase()]] };
    const found = pageOf(catalogue, slice(catalogue, inIt), { limit: 1 }, now);
    if (found.entries.length === 0) return [];
    return [{ language, path: pagePath(addressOf(catalogue.channel, { conditions: inIt })) }];
  });
}
