import { basename, dirname, posix } from "node:path";
import { articlePath } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { standingPath } from "../article/standing-page.ts";
import { asWarning, type ContentError, fileError } from "./content-error.ts";
import { readContentTree } from "./content-tree.ts";
import type { ImageOptions } from "./files/image.ts";
import { isSlug, slugFrom } from "./slug-from.ts";
import { strayArticles } from "./stray-articles.ts";

/** What an article may refer to. */
export interface ArticleContext extends ImageOptions {
  readonly channel: Channel;
  /** The slug of each article and each page, by the path of its file from the content folder. */
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

/** Whether a file is that of a page that is no article: `pages/<slug>.md` or `pages/<slug>/index.md`. */
export function isPage(file: string): boolean {
  return file.startsWith("pages/");
}

/** The slug of an article or a page, from the path of its file. */
export function slugOf(file: string): string {
  return dirname(file) === "pages" ? basename(file, ".md") : basename(dirname(file));
}

/** The slugs of articles and pages, by the paths of their files. */
export function slugsOf(files: readonly string[]): ArticleContext["articles"] {
  return new Map(files.map((file) => [file, slugOf(file)]));
}

/** The path at which the site serves an article or a page, from the path of its file. */
export function addressOfFile(file: string): string {
  const slug = slugOf(file);
  return isPage(file) ? standingPath({ slug }) : articlePath({ slug });
}

/**
 * Lists the paths of the files of articles and pages from the content folder, in a fixed order. It reports
 * files in the wrong place, folders without an article, and names that cannot be part of an address.
 */
export function listArticles(folder: string): {
  readonly files: readonly string[];
  readonly pages: readonly string[];
  readonly reports: readonly ContentError[];
} {
  const { articles, pages, texts, bare, errors } = readContentTree(folder);
  const strays = strayArticles(folder, texts, articles);
  const reports = [...errors];
  const files = withOwnSlugs(articles, reports);
  const ofPages = withOwnSlugs(pages, reports);
  for (const { path, isEmpty } of bare) {
    const place = `${path}/index.md`;
    if (texts.some((text) => text.startsWith(`${path}/`))) continue;
    if (strays.some(({ target }) => target === place)) continue;
    const what = isPage(path) ? "page" : "article";
    const report = fileError(
      `content/${path}`,
      `this folder should contain ${what === "page" ? "a page" : "an article"}, but there is no index.md in it`,
      isEmpty
        ? `write the ${what} as content/${place}, or delete the folder`
        : `write the ${what} as content/${place}, or move these files to the folder of the article that uses them`,
    );
    reports.push(isEmpty ? asWarning(report) : report);
  }
  return { files, pages: ofPages, reports: [...reports, ...strays.map(({ report }) => report)] };
}

/** The files whose slugs can be part of an address; the others are reported. */
function withOwnSlugs(all: readonly string[], reports: ContentError[]): string[] {
  const files: string[] = [];
  // By folded name, because some file systems do not distinguish such names.
  const names = new Map<string, string>();
  for (const file of all) {
    const path = `content/${file}`;
    const slug = slugOf(file);
    const folded = slug.normalize("NFC").toLowerCase();
    const other = names.get(folded);
    if (other === undefined) names.set(folded, path);
    if (other !== undefined) {
      reports.push(
        fileError(
          path,
          slugOf(other.slice("content/".length)) === slug
            ? `there is another ${isPage(file) ? "page" : "article"} with the slug ${slug}: ${other}`
            : `${namedBy(file)} name differs from that of ${other} only in capital letters or in how accents are stored`,
          isPage(file)
            ? "give one of the two another name"
            : "give one of the two folders another name",
        ),
      );
    } else if (!isSlug(slug)) reports.push(wrongName(path, slug, namedBy(file)));
    if (isSlug(slug)) files.push(file);
  }
  return files;
}

/** What a text has its slug from. */
function namedBy(file: string): string {
  return dirname(file) === "pages" ? "the file's" : "the folder's";
}

function wrongName(path: string, slug: string, whose: string): ContentError {
  const better = slugFrom(slug);
  return fileError(
    path,
    `${whose} name ${JSON.stringify(slug)} cannot be part of an address`,
    `use lower-case letters a to z, digits and single hyphens${better === undefined ? "" : `, as in ${better}`}`,
  );
}
