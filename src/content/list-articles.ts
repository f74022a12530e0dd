import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import type { Channel } from "../article/channel.ts";
import { type ContentError, fileError, messageOf } from "./content-error.ts";
import type { ImageOptions } from "./files/image.ts";

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
 * Lists the paths of the articles' files from the content folder, in a fixed order, and what is wrong
 * with the names of their folders. A symbolic link could lead anywhere, so each one is an error.
 */
export function listArticles(folder: string): {
  readonly files: readonly string[];
  readonly errors: readonly ContentError[];
} {
  const errors: ContentError[] = [];
  const files: string[] = [];
  const names = new Map<string, string>();
  try {
    for (const year of folders(folder, "articles", errors)) {
      for (const slug of folders(folder, `articles/${year}`, errors)) {
        const file = `articles/${year}/${slug}/index.md`;
        const path = `content/${file}`;
        // Some file systems treat such names as the same.
        const folded = slug.normalize("NFC").toLowerCase();
        const other = names.get(folded);
        if (other === undefined) names.set(folded, path);
        const isSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
        if (other !== undefined) {
          errors.push(
            fileError(
              path,
              other.endsWith(`/${slug}/index.md`)
                ? `there is another article with the slug ${slug}: ${other}`
                : `the folder's name differs from that of ${other} only in capital letters or in how accents are stored`,
              "give one of the two folders another name",
            ),
          );
        } else if (!isSlug) {
          errors.push(
            fileError(
              path,
              `the folder's name ${JSON.stringify(slug)} cannot be part of an address`,
              "use lower-case letters a to z, digits and single hyphens",
            ),
          );
        }
        if (isLink(join(folder, file))) errors.push(linkError(path));
        else if (isSlug) files.push(file);
      }
    }
  } catch (cause) {
    errors.push(
      fileError(
        "content/articles",
        `the articles cannot be read (${messageOf(cause)})`,
        "create the folder content/articles, with a folder for each year in it",
      ),
    );
  }
  return { files, errors };
}

function folders(root: string, path: string, errors: ContentError[]): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isSymbolicLink())) {
    errors.push(linkError(`content/${path}/${name}`));
  }
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function isLink(path: string): boolean {
  try {
    // If the file is missing, reading it reports that.
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

function linkError(path: string): ContentError {
  return fileError(
    path,
    "this is a symbolic link, which could lead out of the content folder",
    "replace the link with the file or folder itself",
  );
}
