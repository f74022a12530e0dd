import { type LinkedPage, standingPath } from "../article/standing-page.ts";
import { languageKey } from "../language/spoken.ts";

/**
 * The pages of a menu on a page in a language, in their order. Of a page and its translations, the one in
 * this language is shown; if there is none, the one in the publication's language.
 *
 * @param wanted what the page speaks, as a BCP 47 tag
 * @param own the publication's language
 */
export function menuOf(
  pages: readonly LinkedPage[],
  menu: "header" | "footer",
  wanted: string,
  own: string,
): LinkedPage[] {
  return pages.filter((page) => {
    if (page.menu !== menu) return false;
    const path = standingPath(page);
    const naming = pages.filter(({ translations }) => translations.some(({ url }) => url === path));
    const known = [page, ...page.translations, ...naming].map(({ language }) =>
      languageKey(language),
    );
    const best = [wanted, own].map(languageKey).find((key) => known.includes(key)) ?? known[0];
    return languageKey(page.language) === best;
  });
}
