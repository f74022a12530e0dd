import { basename, dirname, posix } from "node:path";
import type { Channel } from "../article/channel.ts";
import { asWarning, type ContentError, fileError } from "./content-error.ts";
import { readContentTree } from "./content-tree.ts";
import type { ImageOptions } from "./files/image.ts";
import { isSlug, slugFrom } from "./slug-from.ts";
import { strayArticles } from "./stray-articles.ts";

/** What an article may refer to. */
export interface ArticleContext extends ImageOptions {
  readonly channel: Channel;
  /** The slug of each article, by the path of its file from the content folder. */
  readonly articles: ReadonlyMap<string, string>;
  /** Path of the content folder, which contains every file that an article may name. */
  readonly folder: string;
}

/**
 * The file of the article to which a relative path leads, if there is one. The result is a key of
 * `articles`.
 *
 * @param from the path of the file that contains the link, from the content folder
 */
export function articleFile(
  from: string,
  path: string,
  articles: ArticleContext["articles"],
): string | undefined {
  const target = posix.join(posix.dirname(from), path);
  return [target, posix.join(target, "index.md")].find((file) => articles.has(file));
}

/** The slug of an article, from the path of its file. */
export function slugOf(file: string): string {
  return basename(dirname(file));
}

/**
 * Lists the paths of the articles' files from the content folder, in a fixed order. It reports files in
 * the wrong place, folders without an article, and folders whose names cannot be part of an address.
 */
export function listArticles(folder: string): {
  readonly files: readonly string[];
  readonly reports: readonly ContentError[];
} {
  const { articles, texts, bare, errors } = readContentTree(folder);
  const strays = strayArticles(folder, texts, articles);
  const files: string[] = [];
  const reports = [...errors];
  // By folded name, because some file systems do not distinguish such names.
  const names = new Map<string, string>();
  for (const file of articles) {
    const path = `content/${file}`;
    const slug = slugOf(file);
    const folded = slug.normalize("NFC").toLowerCase();
    const other = names.get(folded);
    if (other === undefined) names.set(folded, path);
    if (other !== undefined) {
      reports.push(
        fileError(
          path,
          other.endsWith(`/${slug}/index.md`)
            ? `there is another article with the slug ${slug}: ${other}`
            : `the folder's name differs from that of ${other} only in capital letters or in how accents are stored`,
          "give one of the two folders another name",
        ),
      );
    } else if (!isSlug(slug)) reports.push(wrongName(path, slug));
    if (isSlug(slug)) files.push(file);
  }
  for (const { path, isEmpty } of bare) {
    const place = `${path}/index.md`;
    if (texts.some((text) => text.startsWith(`${path}/`))) continue;
    if (strays.some(({ target }) => target === place)) continue;
    const report = fileError(
      `content/${path}`,
      "this folder should contain an article, but there is no index.md in it",
      isEmpty
        ? `write the article as content/${place}, or delete the folder`
        : `write the article as content/${place}, or move these files to the folder of the article that uses them`,
    );
    reports.push(isEmpty ? asWarning(report) : report);
  }
  return { files, reports: [...reports, ...strays.map(({ report }) => report)] };
}

function wrongName(path: string, slug: string): ContentError {
  const better = slugFrom(slug);
  return fileError(
    path,
    `the folder's name ${JSON.stringify(slug)} cannot be part of an address`,
    `use lower-case letters a to z, digits and single hyphens${better === undefined ? "" : `, as in ${better}`}`,
  );
}
