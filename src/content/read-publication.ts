import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type ContentError, fail, fileError, type Result, succeed } from "./content-error.ts";
import type { Manuscript, Publication } from "./manuscript.ts";
import { readArticle } from "./read-article.ts";
import { readChannel } from "./read-channel.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Reads a content folder whole: every article, or every error that stands in the way.
 *
 * @param baseUrl stands in for the channel's own address, in development
 */
export async function readPublication(
  folder: string,
  baseUrl?: string,
): Promise<Result<Publication>> {
  const channel = await readChannel(folder, baseUrl);
  if (!channel.ok) return channel;
  const files = await listArticles(folder);
  if (!files.ok) return files;
  const surroundings: Surroundings = {
    channel: channel.value.channel,
    articles: new Map(files.value.map((file) => [file, slugOf(file)])),
  };
  const reports: ContentError[] = [...channel.warnings, ...twoOfOneSlug(files.value)];
  const manuscripts: Manuscript[] = [];
  for (const file of files.value) {
    const read = await readArticle(join(folder, file), file, surroundings);
    if (read.ok) manuscripts.push(read.value);
    reports.push(...(read.ok ? read.warnings : read.errors));
  }
  reports.push(...aliasesInUse(manuscripts));
  return reports.some(({ severity }) => severity === "error")
    ? fail(...reports)
    : succeed({ ...channel.value, manuscripts }, reports);
}

/** Paths of the articles from the content folder, in a fixed order. */
async function listArticles(folder: string): Promise<Result<string[]>> {
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

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function twoOfOneSlug(files: readonly string[]): ContentError[] {
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

/** An address leads to one article only, whether it is a present or a former one. */
function aliasesInUse(manuscripts: readonly Manuscript[]): ContentError[] {
  const owner = new Map(manuscripts.map(({ article, file }) => [article.slug, file]));
  return manuscripts.flatMap(({ article, file }) =>
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

function slugOf(file: string): string {
  return basename(dirname(file));
}
