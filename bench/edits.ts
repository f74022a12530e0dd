import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";

/** A change that the bundler makes to one source file. The file on disk stays as it is. */
export interface Edit {
  /** Path from the project's folder. */
  readonly file: string;
  /** The text to replace. It must occur exactly once. */
  readonly find: string;
  /** If set, the replaced text extends from `find` to just before the next `upTo`. */
  readonly upTo?: string;
  readonly replace: string;
}

/**
 * Applies edits to the sources of a bundle.
 *
 * @throws Error (through esbuild) if an edit does not apply or its file is not in the bundle
 */
export function withEdits(edits: readonly Edit[]): Plugin {
  return {
    name: "edits",
    setup({ onLoad, onEnd }) {
      const files = new Map(Map.groupBy(edits, ({ file }) => resolve(file)));
      onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const own = files.get(path);
        if (own === undefined) return undefined;
        files.delete(path);
        const contents = own.reduce(apply, readFileSync(path, "utf8"));
        return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
      onEnd(() => {
        const unused = [...files.keys()];
        if (unused.length > 0) throw new Error(`edited, but not bundled: ${unused.join(", ")}`);
      });
    },
  };
}

function apply(text: string, { file, find, upTo, replace }: Edit): string {
  const start = text.indexOf(find);
  if (start === -1 || text.includes(find, start + 1)) {
    throw new Error(`${file} must hold this text exactly once: ${find}`);
  }
  const end = upTo === undefined ? start + find.length : text.indexOf(upTo, start + find.length);
  if (end === -1) throw new Error(`${file} has no "${upTo}" after: ${find}`);
  return text.slice(0, start) + replace + text.slice(end);
}
