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

/**
 * Finds the file of the page that a reference of `ref` or `relref` names: a path from the content folder or
 * from the page's own folder, with or without ending, or only a name if no other page has it.
 */
export class References {
  readonly #byPath = new Map<string, string>();
  readonly #byName = new Map<string, string | undefined>();

  constructor(pages: ReadonlyMap<string, PagePath>) {
    for (const [file, path] of pages) {
      const { name, language } = path;
      const folders = path.folders.join("/");
      const whole = name === "_index" ? folders : [...path.folders, name].join("/");
      this.#byPath.set(keyOf(language.key, whole), file);
      const named = keyOf(language.key, name);
      this.#byName.set(named, this.#byName.has(named) ? undefined : file);
    }
  }

  /** @param from the page that has the reference */
  find(reference: string, from: PagePath): string | undefined {
    const clean = reference
      .replace(/\.(?:md|markdown|html?)$/i, "")
      .replace(/\/(?:_?index)$/i, "")
      .replace(/\/$/, "");
    const language = from.language.key;
    const bare = clean.endsWith(`.${language}`) ? clean.slice(0, -language.length - 1) : clean;
    const beside = posix.join(...from.folders, bare);
    // A bundle is a folder of its own.
    const inBundle = posix.join(...from.folders, from.name, bare);
    for (const path of bare.startsWith("/") ? [bare.slice(1)] : [beside, inBundle, bare]) {
      const found = this.#byPath.get(keyOf(language, path));
      if (found !== undefined) return found;
    }
    return this.#byName.get(keyOf(language, bare));
  }
}

function keyOf(language: string, path: string): string {
  return `${language}:${posix.normalize(path).toLowerCase()}`;
}
