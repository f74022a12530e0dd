import { posix } from "node:path";
import type { JekyllConfig } from "./config.ts";

/** What the place of a file says about a text of a Jekyll site. */
export interface FileKind {
  readonly kind: "post" | "draft" | "page" | "document";
  /** The label of the collection; posts and drafts are `posts`, pages `pages`. */
  readonly collection: string;
  /** The path within the collection, or within the site, without ending: `/quiet/2020-03-10-below`. */
  readonly path: string;
  /** Without ending; of posts also without date. */
  readonly name: string;
  /** The date in the name of a post: `2020-03-10`. */
  readonly date?: string | undefined;
  /** The folders in which the folder `_posts` lies. */
  readonly categories: readonly string[];
  readonly isHtml: boolean;
}

/** A post whose name has no date, which Jekyll leaves aside. */
export interface UndatedPost {
  readonly kind: "undated";
}

/** Finds out what a file is from its path; undefined if it is no text of the site. */
export function kindOfFile(file: string, config: JekyllConfig): FileKind | UndatedPost | undefined {
  if (!file.startsWith(config.root) || config.isExcluded(file)) return undefined;
  const [, stem = "", ending] =
    /^(.*)\.(md|markdown|mkdown|mkdn|mkd|html?)$/i.exec(file.slice(config.root.length)) ?? [];
  if (ending === undefined) return undefined;
  const isHtml = /^html?$/i.test(ending);
  const folders = stem.split("/");
  const name = folders.pop() ?? "";
  const special = folders.findIndex((folder) => folder.startsWith("_"));
  if (special < 0) {
    return { kind: "page", collection: "pages", path: `/${stem}`, name, categories: [], isHtml };
  }
  const folder = folders[special] ?? "";
  const path = `/${[...folders.slice(special + 1), name].join("/")}`;
  const label = folder.slice(1);
  if (folder === "_drafts") {
    return { kind: "draft", collection: "posts", path, name, categories: [], isHtml };
  }
  if (folder === "_posts") {
    const [, date, title] = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.+)$/.exec(posix.basename(name)) ?? [];
    if (date === undefined || title === undefined) return { kind: "undated" };
    const categories = folders.slice(0, special);
    return { kind: "post", collection: "posts", path, name: title, date, categories, isHtml };
  }
  return config.collections.has(label)
    ? { kind: "document", collection: label, path, name, categories: [], isHtml }
    : undefined;
}
