import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import type { Manuscript, Publication } from "./manuscript.ts";
import { readArticle } from "./read-article.ts";
import { readChannel } from "./read-channel.ts";

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
  const errors: ContentError[] = twoOfOneSlug(files.value);
  const manuscripts: Manuscript[] = [];
  for (const file of files.value) {
    const read = await readArticle(join(folder, file), `content/${file}`, channel.value);
    if (read.ok) manuscripts.push(read.value);
    else errors.push(...read.errors);
  }
  if (errors.length > 0) return fail(...errors);
  return succeed({ channel: channel.value, manuscripts });
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
          errors.push({
            ...start(`content/${file}`),
            message: `the folder's name ${JSON.stringify(slug)} cannot be an address`,
            fix: "use lower-case letters a to z, digits and single hyphens",
          });
        }
      }
    }
  } catch (cause) {
    return fail({
      ...start("content/articles"),
      message: `the articles cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      fix: "make a folder content/articles, and in it a folder for each year",
    });
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
    const slug = basename(dirname(file));
    const other = first.get(slug);
    if (other === undefined) first.set(slug, file);
    return other === undefined
      ? []
      : [
          {
            ...start(`content/${file}`),
            message: `there is another article with the slug ${slug}: content/${other}`,
            fix: "give one of the two folders another name",
          },
        ];
  });
}

function start(file: string) {
  return { file, line: 1, column: 1 };
}
