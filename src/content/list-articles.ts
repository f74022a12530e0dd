import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Article } from "../article/article.ts";
import { type ContentError, fail, fileError, type Result, succeed } from "./content-error.ts";

/** The slug of an article, from the path of its file. */
export function slugOf(file: string): string {
  return basename(dirname(file));
}

/** Paths of the articles' files from the content folder, in a fixed order. */
export async function listArticles(folder: string): Promise<Result<string[]>> {
  const errors: ContentError[] = [];
  const files: string[] = [];
  try {
    for (const year of await folders(join(folder, "articles"))) {
      for (const slug of await folders(join(folder, "articles", year))) {
        const file = `articles/${year}/${slug}/index.md`;
        if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) files.push(file);
        else {
          errors.push(
            fileError(
              `content/${file}`,
              `the folder's name ${JSON.stringify(slug)} cannot be an address`,
              "use lower-case letters a to z, digits and single hyphens",
            ),
          );
        }
      }
    }
  } catch (cause) {
    return fail(
      fileError(
        "content/articles",
        `the articles cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
        "make a folder content/articles, and in it a folder for each year",
      ),
    );
  }
  return errors.length > 0 ? fail(...errors) : succeed(files);
}

/** Errors where two files have one slug. */
export function slugsInUse(files: readonly string[]): ContentError[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const slug = slugOf(file);
    const other = first.get(slug);
    if (other === undefined) first.set(slug, file);
    return other === undefined
      ? []
      : fileError(
          `content/${file}`,
          `there is another article with the slug ${slug}: content/${other}`,
          "give one of the two folders another name",
        );
  });
}

/** Errors where an address would lead to two articles, be it a present or a former one. */
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
            `the alias ${alias} is the slug or an alias of ${other}`,
            "take the alias out of one of the two",
          );
    }),
  );
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
