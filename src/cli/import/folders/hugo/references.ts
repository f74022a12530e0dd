import { posix } from "node:path";
import type { PagePath } from "./page-path.ts";

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
