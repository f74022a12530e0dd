import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { type ContentError, errorCode, fileError } from "./content-error.ts";

/** What the content folder contains. All paths begin at that folder and are in a fixed order. */
export interface ContentTree {
  /** `articles/<year>/<slug>/index.md` of each folder that has one. */
  readonly articles: readonly string[];
  /** `pages/<slug>.md`, and `pages/<slug>/index.md` of each folder that has one. */
  readonly pages: readonly string[];
  /** Markdown files outside these folders, except notes. */
  readonly texts: readonly string[];
  /** Folders `articles/<year>/<slug>` and `pages/<slug>` without an `index.md`. */
  readonly bare: readonly { readonly path: string; readonly isEmpty: boolean }[];
  /** Errors for symbolic links where an article or a page belongs, and for folders that cannot be read. */
  readonly errors: readonly ContentError[];
}

/**
 * Walks through the content folder, but not into the folders of articles and pages. It follows no symbolic link,
 * because a link could lead anywhere. Names must match letter by letter, even if the file system ignores
 * case, so that what works on one computer works on all.
 */
export function readContentTree(folder: string): ContentTree {
  const articles: string[] = [];
  const pages: string[] = [];
  const texts: string[] = [];
  const bare: { path: string; isEmpty: boolean }[] = [];
  const errors: ContentError[] = [];

  /** Walks through a folder. Returns whether it contains, at any depth, a file that is not hidden. */
  const visit = (path: string): boolean => {
    const segments = path === "" ? [] : path.split("/");
    const depth = segments[0] === "articles" ? segments.length : 0;
    const ofPages = segments[0] === "pages" ? segments.length : 0;
    const entries = list(folder, path, errors);
    const pathOf = ({ name }: Dirent) => (path === "" ? name : `${path}/${name}`);
    const isPlaceOfArticle = (entry: Dirent) =>
      depth === 1 || depth === 2 || ofPages === 1 || isText(entry.name);
    const links = entries.filter((entry) => entry.isSymbolicLink() && isPlaceOfArticle(entry));
    errors.push(...links.map((entry) => linkError(`content/${pathOf(entry)}`)));
    const isFolderOfText = depth === 3 || ofPages === 2;
    const index = isFolderOfText ? entries.find(({ name }) => name === "index.md") : undefined;
    if (index !== undefined) {
      if (!index.isSymbolicLink()) (depth === 3 ? articles : pages).push(`${path}/index.md`);
      return true;
    }
    let holdsFiles = links.length > 0;
    for (const entry of entries) {
      // If the folder of an article is hidden by mistake, its name is reported.
      if (isSetAside(entry.name) && !(depth === 2 && entry.name.startsWith("."))) continue;
      if (entry.isDirectory()) holdsFiles = visit(pathOf(entry)) || holdsFiles;
      else if (entry.isFile() && !entry.name.startsWith(".")) {
        holdsFiles = true;
        if (ofPages === 1 && isPageName(entry.name)) pages.push(pathOf(entry));
        else if (isText(entry.name) && !isForMaintainers(entry.name)) texts.push(pathOf(entry));
      }
    }
    if (isFolderOfText && !segments.at(-1)?.startsWith("."))
      bare.push({ path, isEmpty: !holdsFiles });
    if (path === "" && texts.length === 0 && !entries.some(({ name }) => name === "articles")) {
      errors.push(
        fileError(
          "content/articles",
          "there is no such folder, so there are no articles",
          "create the folder content/articles, with a folder for each year in it",
        ),
      );
    }
    return holdsFiles;
  };
  visit("");
  return { articles, pages, texts, bare, errors };
}

function list(root: string, path: string, errors: ContentError[]): Dirent[] {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    errors.push(
      fileError(
        path === "" ? "content" : `content/${path}`,
        `this folder cannot be read (${errorCode(cause)})`,
        "check that you may read it",
      ),
    );
    return [];
  }
}

/** Whether a name is that of a Markdown file. An editor may have added `.txt`, which Windows hides. */
function isText(name: string): boolean {
  return /\.(md|mdx|markdown|mdown|mkd)(\.txt)?$/i.test(name);
}

/**
 * Whether a file or folder is hidden, or its name begins with `_`. Editors use `_` for notes, templates and
 * `_drafts`. The two exceptions are names that Jekyll and Hugo publish.
 */
export function isSetAside(name: string): boolean {
  return name.startsWith(".") || (name.startsWith("_") && !/^(_posts|_index\.md)$/i.test(name));
}

/** Whether a name is that of a page. Hugo's `_index.md` is not. */
function isPageName(name: string): boolean {
  return /^[^_].*\.md$/.test(name) && !isForMaintainers(name);
}

/** Whether a name is that of a file for the folder's maintainers. */
export function isForMaintainers(name: string): boolean {
  return /^(readme|license|contributing|changelog)\.md$/i.test(name);
}

function linkError(path: string): ContentError {
  return fileError(
    path,
    "this is a symbolic link, which could lead out of the content folder",
    "replace the link with the file or folder itself",
  );
}
