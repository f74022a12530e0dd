import { posix } from "node:path";
import type { HugoConfig, HugoLanguage } from "./config.ts";

/** What the path of a file says about a page of a Hugo site. */
export interface PagePath {
  readonly language: HugoLanguage;
  /** From the content folder; without the folder of a bundle. */
  readonly folders: readonly string[];
  /** The name of the file or of the bundle's folder, without ending and language; `_index` for a list. */
  readonly name: string;
  readonly isHtml: boolean;
}

/**
 * Finds the pages of a site: its Markdown and HTML below the content folders, without those that belong to
 * the bundle of another page.
 */
export function pagePaths(
  files: readonly string[],
  { languages }: HugoConfig,
): ReadonlyMap<string, PagePath> {
  const longestFirst = languages.toSorted((a, b) => b.contentDir.length - a.contentDir.length);
  const pages = new Map<string, PagePath>();
  const bundles = new Set<string>();
  for (const file of files) {
    const [, stem, ending] = /^(.*)\.(md|markdown|mdown|html?)$/i.exec(file) ?? [];
    const home = longestFirst.find(({ contentDir }) => file.startsWith(`${contentDir}/`));
    if (stem === undefined || ending === undefined || home === undefined) continue;
    const named = languages.find(({ key }) => stem.toLowerCase().endsWith(`.${key}`));
    const folders = stem.slice(home.contentDir.length + 1).split("/");
    const last = folders.pop() ?? "";
    const name = named === undefined ? last : last.slice(0, -named.key.length - 1);
    const isBundle = name === "index";
    if (isBundle) bundles.add(posix.dirname(file));
    pages.set(file, {
      language: named ?? home,
      folders: isBundle ? folders.slice(0, -1) : folders,
      name: isBundle ? (folders.at(-1) ?? "") : name,
      isHtml: /^html?$/i.test(ending),
    });
  }
  for (const file of pages.keys()) {
    const isIndex = /^index\./.test(posix.basename(file));
    const start = isIndex ? posix.dirname(posix.dirname(file)) : posix.dirname(file);
    for (let at = start; at !== "."; at = posix.dirname(at)) {
      if (bundles.has(at)) pages.delete(file);
    }
  }
  return pages;
}
