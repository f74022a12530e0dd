import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type ToStringOptions,
  visit,
} from "yaml";
import { equal, isRecord, type Plain } from "./plain.ts";

const options = { version: "1.2", schema: "core", logLevel: "error" } as const;
// Width 0 keeps a long text on one line.
const written: ToStringOptions = { lineWidth: 0 };

/**
 * Changes some values of a YAML mapping, and nothing else: comments, quotes, the order of keys, and every line
 * of a key that has not changed stay as they are.
 *
 * @param source YAML without errors, which ends with a line break, or an empty text
 * @param before what an editor was shown of the mapping; keys that are missing here are not touched
 * @param after what it should be now; a key that is missing here but not in `before` is removed
 */
export function editYaml(
  source: string,
  before: Readonly<Record<string, Plain>>,
  after: Readonly<Record<string, Plain>>,
): string {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !equal(before[key], after[key]),
  );
  if (changed.length === 0) return source;
  const document = parseDocument(source, options);
  const segments = segmentsOf(document, source);
  if (segments === undefined) {
    for (const key of changed) change(document, [key], before[key], after[key]);
    return document.toString(written);
  }
  const rewritten = new Set<string>();
  const kept = segments.map(({ key, text, rest }) => {
    if (key === undefined || !changed.includes(key)) return text + rest;
    rewritten.add(key);
    const part = parseDocument(text, options);
    change(part, [key], before[key], after[key]);
    if (!part.has(key)) return rest;
    return part.toString(written) + rest;
  });
  const added = changed
    .filter((key) => !rewritten.has(key) && after[key] !== undefined)
    .map((key) => new Document({ [key]: after[key] }, options).toString(written));
  return [...kept, ...added].join("");
}

/** The lines of a top-level key, or those before the first key. */
interface Segment {
  readonly key: string | undefined;
  /** The key and its value, up to a line break. */
  readonly text: string;
  /** Comments and empty lines that follow. */
  readonly rest: string;
}

/**
 * Cuts a block mapping into the lines of its keys. Undefined if it cannot be cut: a part would then refer to
 * another (`*alias`), or two keys share a line (`{a: 1, b: 2}`).
 */
function segmentsOf(document: Document.Parsed, source: string): Segment[] | undefined {
  const { contents } = document;
  if (contents === null) return [{ key: undefined, text: source, rest: "" }];
  if (!isMap(contents) || contents.flow === true || source.includes("\n...")) return undefined;
  let refers = false;
  visit(document, {
    Alias: () => {
      refers = true;
    },
  });
  const starts = contents.items.map(startOf);
  const known = starts.filter((start) => start !== undefined);
  const [first] = known;
  const atLineStarts = known.every((start) => start === 0 || source[start - 1] === "\n");
  if (refers || first === undefined || known.length < starts.length || !atLineStarts) {
    return undefined;
  }
  const segments = contents.items.map((pair, index): Segment => {
    const lines = source.slice(known[index], known[index + 1]);
    const rest = /(?:^(?:#.*)?\n)*(?:^#.*)?$(?![\s\S])/m.exec(lines)?.[0] ?? "";
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    return { key, text: lines.slice(0, lines.length - rest.length), rest };
  });
  return [{ key: undefined, text: source.slice(0, first), rest: "" }, ...segments];
}

function startOf({ key }: Pair): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** Changes the value at a path, and keeps the nodes of what stays. */
function change(
  document: Document,
  path: readonly (string | number)[],
  before: Plain | undefined,
  after: Plain | undefined,
): void {
  if (equal(before, after)) return;
  const node: unknown = document.getIn(path, true);
  if (isMap(node) && isPartOfMap(before) && isPartOfMap(after)) {
    for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      change(document, [...path, key], before?.[key], after?.[key]);
    }
    if (after === undefined && node.items.length === 0) document.deleteIn(path);
  } else if (after === undefined) {
    document.deleteIn(path);
  } else if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
    node.items = mergedItems(document, path, node.items, before, after);
  } else if (isScalar(node) && typeof after !== "object") {
    node.value = after;
  } else {
    document.setIn(path, document.createNode(after));
  }
}

/** Whether a value is the part of a mapping that an editor was shown. It may have been shown nothing. */
function isPartOfMap(
  value: Plain | undefined,
): value is { readonly [key: string]: Plain } | undefined {
  return value === undefined || isRecord(value);
}

/** The items of a list after a change: an item that stays or that is edited in its place keeps its node. */
function mergedItems(
  document: Document,
  path: readonly (string | number)[],
  nodes: readonly unknown[],
  before: readonly Plain[],
  after: readonly Plain[],
): Node[] {
  const free = new Set(before.keys());
  const same = after.map((item) => {
    const index = [...free].find((candidate) => equal(before[candidate], item));
    if (index !== undefined) free.delete(index);
    return index;
  });
  return after.map((item, place) => {
    const index = same[place] ?? (free.delete(place) ? place : undefined);
    if (index === undefined) return document.createNode(item);
    change(document, [...path, index], before[index], item);
    const node = nodes[index];
    // A list of texts may have got a new node for an item that was edited.
    const current = document.getIn([...path, index], true);
    return isNodeLike(current) ? current : isNodeLike(node) ? node : document.createNode(item);
  });
}

function isNodeLike(value: unknown): value is Node {
  return isScalar(value) || isCollection(value);
}
