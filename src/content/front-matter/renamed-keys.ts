import { type Document, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { asWarning, type ContentError } from "../content-error.ts";

/** A key that has a new name. The old name works for one minor version. */
export interface RenamedKey {
  /** The keys above it; `*` means every item of a list. Empty for a key at the top. */
  readonly within: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The version in which the old name stops working, such as `0.3.0`. Delete the entry then. */
  readonly until: string;
}

/** Keys of the front matter that have a new name: none so far. */
export const renamedInFrontMatter: readonly RenamedKey[] = [];

/** Keys of channel.yaml that have a new name: none so far. */
export const renamedInChannel: readonly RenamedKey[] = [];

/**
 * Replaces the old names of keys in a document.
 *
 * @param document is changed
 * @param errorAt makes an error at an offset into the YAML
 * @returns a warning for each old name, or an error if the new name is there too
 */
export function renameKeys(
  document: Document,
  renamed: readonly RenamedKey[],
  errorAt: (offset: number, message: string, fix: string) => ContentError,
): ContentError[] {
  return renamed.flatMap(({ within, from, to, until }) =>
    mapsAt(document.contents, within).flatMap((map): ContentError | [] => {
      const old = keyOf(map, from);
      if (old === undefined) return [];
      const offset = old.range?.[0] ?? 0;
      if (keyOf(map, to) !== undefined) {
        return errorAt(
          offset,
          `${from} is the old name of ${to}, and both are here`,
          `remove ${from}`,
        );
      }
      old.value = to;
      const fix = `write ${to}: from version ${until} on, ${from} is an error`;
      return asWarning(errorAt(offset, `${from} is now called ${to}`, fix));
    }),
  );
}

function mapsAt(node: unknown, within: readonly string[]): YAMLMap[] {
  const [next, ...rest] = within;
  if (next === undefined) return isMap(node) ? [node] : [];
  if (next === "*") return isSeq(node) ? node.items.flatMap((item) => mapsAt(item, rest)) : [];
  return isMap(node) ? mapsAt(node.get(next, true), rest) : [];
}

function keyOf(map: YAMLMap, name: string) {
  const keys = map.items.map(({ key }) => key).filter(isScalar);
  return keys.find(({ value }) => value === name);
}
