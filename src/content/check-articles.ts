import { type Article, articleId } from "../article/article.ts";
import { atomId } from "../article/atom-id.ts";
import type { Channel } from "../article/channel.ts";
import { type Instant, toRfc3339 } from "../article/instant.ts";
import { asWarning, type ContentError, fileError } from "./content-error.ts";
import { addressOfFile } from "./list-articles.ts";

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

/**
 * Errors for given ids that another article has too, from its front matter or from its slug, as they are
 * or as Atom writes them.
 *
 * @param articles with the paths of their files, for messages
 */
export function sharedIds(
  channel: Pick<Channel, "authority">,
  articles: readonly {
    readonly file: string;
    readonly article: Pick<Article, "id" | "slug" | "aliases">;
  }[],
): ContentError[] {
  const given = articles
    .filter(({ article }) => article.id !== undefined)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  if (given.length === 0) return [];
  const owner = new Map(
    articles.flatMap(({ article, file }) =>
      article.id === undefined ? [[articleId(channel, article), file] as const] : [],
    ),
  );
  return given.flatMap(({ article, file }) => {
    const id = articleId(channel, article);
    const inAtom = atomId(channel, id);
    const other = owner.get(id) ?? owner.get(inAtom);
    for (const form of [id, inAtom]) if (!owner.has(form)) owner.set(form, file);
    return other === undefined
      ? []
      : fileError(
          file,
          `the id ${id} is already that of ${other}`,
          "write the id in the front matter of only one of the two articles, or leave it out of both if no feed ever had it",
        );
  });
}

/**
 * Errors for old addresses that would lead to two places, or hide a page.
 *
 * @param pages the files of the pages that are no articles, as paths from the content folder
 */
export function sharedOldAddresses(
  { redirects = {} }: Pick<Channel, "redirects">,
  articles: readonly { readonly file: string; readonly article: Pick<Article, "oldAddresses"> }[],
  pages: readonly string[] = [],
): ContentError[] {
  const pageAt = new Map(
    pages.flatMap((file) => {
      const path = addressOfFile(file);
      return [path, path.slice(0, -1)].map((own) => [own, `content/${file}`] as const);
    }),
  );
  const owner = new Map(Object.keys(redirects).map((from) => [from, "content/channel.yaml"]));
  const inOrder = [...articles].sort((a, b) => (a.file < b.file ? -1 : 1));
  return inOrder.flatMap(({ article: { oldAddresses = [] }, file }) =>
    oldAddresses.flatMap((from) => {
      const page = pageAt.get(from);
      if (page !== undefined) {
        return fileError(
          file,
          `the old address ${from} is that of the page ${page}, which would be hidden`,
          "remove the old address, or give the page another name",
        );
      }
      const other = owner.get(from);
      owner.set(from, file);
      return other === undefined
        ? []
        : fileError(
            file,
            `the old address ${from} is already in ${other}`,
            "remove it from one of the two places",
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
