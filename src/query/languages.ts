import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Spoken, spokenIn } from "../language/spoken.ts";
import type { Conditions } from "./query.ts";
import { pageOf } from "./select.ts";
import { addressOf, pagePath } from "./selection.ts";
import { slice } from "./slice.ts";

/** A page in another language. */
export interface LanguageLink {
  /** BCP 47 tag. */
  readonly language: string;
  readonly path: string;
}

/** The language of the article in a row, as a BCP 47 tag. */
export function languageAt({ languages, languageOf, channel }: Catalogue, row: number): string {
  return languages[languageOf.values[row] ?? -1] ?? channel.language;
}

/** The only language that conditions ask for, if the publication has articles in it. */
function onlyLanguage({ languages }: Catalogue, conditions: Conditions): string | undefined {
  const [wanted, ...others] = conditions.languages.flat();
  return others.length > 0
    ? undefined
    : languages.find((language) => language.toLowerCase() === wanted);
}

/** What a listing speaks: the only language of its articles, or else the publication's own. */
export function spokenBy(catalogue: Catalogue, conditions: Conditions): Spoken {
  const only = onlyLanguage(catalogue, conditions);
  const { vocabulary } = catalogue;
  return only === undefined ? vocabulary.own : spokenIn(vocabulary, only);
}

/** The same listing in each other language that has a public article for it. */
export function otherLanguages(
  catalogue: Catalogue,
  conditions: Conditions,
  now: Instant,
): LanguageLink[] {
  const own = onlyLanguage(catalogue, conditions) ?? catalogue.vocabulary.own.language;
  if (conditions.languages.flat().length > 1) return [];
  return catalogue.languages.flatMap((language) => {
    if (language.toLowerCase() === own.toLowerCase()) return [];
    const inIt = { ...conditions, languages: [[language.toLowerCase()]] };
    const found = pageOf(catalogue, slice(catalogue, inIt), { limit: 1 }, now);
    if (found.entries.length === 0) return [];
    return [{ language, path: pagePath(addressOf(catalogue.channel, { conditions: inIt })) }];
  });
}
