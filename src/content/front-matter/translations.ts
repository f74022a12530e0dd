import type { Translation } from "../../article/article.ts";
import type { ContentError } from "../content-error.ts";
import { type ArticleContext, addressOfFile, articleFile } from "../list-articles.ts";
import type { Located } from "./yaml.ts";

/** Front matter that may name translations: a path or an address by language. */
interface Translatable {
  readonly translations: Readonly<Record<string, string>>;
}

/**
 * The translations that front matter names, with errors for those that do not exist.
 *
 * @param path of the file, from the content folder
 */
export function readTranslations(
  { value, errorAt }: Located<Translatable>,
  path: string,
  articles: ArticleContext["articles"],
): { readonly translations: readonly Translation[]; readonly errors: readonly ContentError[] } {
  const errors: ContentError[] = [];
  const translations = Object.entries(value.translations).flatMap(([language, target]) => {
    if (/^https?:\/\//.test(target)) return { language, url: target };
    const other = articleFile(path, target, articles);
    if (other !== undefined) return { language, url: addressOfFile(other) };
    errors.push(
      errorAt(
        ["translations", language],
        `there is no article ${target}`,
        "write the path from this file to the other article's index.md, or an address that begins with https://",
      ),
    );
    return [];
  });
  return { translations, errors };
}

/** The files of the translations in the content folder: paths from there. */
export function filesOfTranslations(
  { translations }: Translatable,
  path: string,
  articles: ArticleContext["articles"],
): string[] {
  return Object.values(translations).flatMap((target) => articleFile(path, target, articles) ?? []);
}
