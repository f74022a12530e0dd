import type { Article } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { type Instant, toRfc3339 } from "../article/instant.ts";
import { asWarning, type ContentError, fileError } from "./content-error.ts";

/** Errors for current or former addresses that would lead to two articles. */
export function aliasesInUse(
  articles: readonly { file: string; article: Pick<Article, "slug" | "aliases"> }[],
): ContentError[] {
  const owner = new Map(articles.map(({ article, file }) => [article.slug, file]));
  return articles.flatMap(({ article, file }) =>
    article.aliases.flatMap((alias) => {
      const other = owner.get(alias);
      owner.set(alias, file);
      return other === undefined
        ? []
        : fileError(
            file,
            `the alias ${alias} is already the slug or an alias of ${other}`,
            "remove the alias from one of the two files",
          );
    }),
  );
}

/** A name that has an address, and the file that gives it. */
interface Named {
  readonly name: string;
  readonly file: string;
}

/**
 * Warnings for two names that make one slug: both authors' articles would share one address.
 *
 * @param articles with the paths of their files, for messages
 */
export function sharedAuthorSlugs(
  { people }: Pick<Channel, "people">,
  articles: readonly { readonly file: string; readonly article: Pick<Article, "authors"> }[],
): ContentError[] {
  const inOrder = [...articles].sort((a, b) => (a.file < b.file ? -1 : 1));
  const named = [
    ...people.map((author) => ({ author, file: "content/channel.yaml" })),
    ...inOrder.flatMap(({ file, article }) => article.authors.map((author) => ({ author, file }))),
  ];
  const known = new Map<string, Map<string, Named>>();
  const warnings: ContentError[] = [];
  for (const { author, file } of named) {
    const name = author.name.normalize();
    const names = known.get(author.slug) ?? new Map<string, Named>();
    known.set(author.slug, names);
    const [first] = names.values();
    if (first !== undefined && !names.has(name)) {
      warnings.push(sameSlug({ name, file }, first, author.slug));
    }
    if (!names.has(name)) names.set(name, { name, file });
  }
  return warnings;
}

function sameSlug({ name, file }: Named, first: Named, slug: string): ContentError {
  return asWarning(
    fileError(
      file,
      `${name} and ${first.name} (in ${first.file}) have the same address: /authors/${slug}/`,
      "spell the name the same way in both files; if these are two people, list both under people: in content/channel.yaml, each with its own slug",
    ),
  );
}

/**
 * Errors for scheduled articles whose withdrawal is dated at their publication or later. From that
 * moment, feeds would announce the withdrawal of an article that readers have never seen.
 *
 * @param articles with their files' paths
 */
export function earlyWithdrawals(
  articles: readonly { file: string; article: Pick<Article, "published" | "withdrawn"> }[],
  now: Instant,
): ContentError[] {
  return articles.flatMap(({ file, article: { published, withdrawn } }) =>
    withdrawn === undefined || published <= now
      ? []
      : fileError(
          file,
          `this article is still scheduled, but its withdrawal is dated ${toRfc3339(withdrawn.date)}, when it would already be public`,
          "date the withdrawal on the day you withdraw the article; it then counts as a draft, and readers never hear of it",
        ),
  );
}
