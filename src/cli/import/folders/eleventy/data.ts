import { posix } from "node:path";
import { isMap, isPair, isScalar, isSeq, parseDocument, Scalar } from "yaml";
import { textsOf } from "../fields.ts";
import { type Data, readData, readDocument, record } from "../front-matter.ts";
import type { SourceFolder } from "../source-folder.ts";

/** The data that Eleventy gives to its texts besides their front matter. */
class DataCascade {
  readonly #files: ReadonlyMap<string, Data>;
  readonly #layouts: ReadonlyMap<string, Data>;
  readonly #input: string;

  constructor(input: string, files: ReadonlyMap<string, Data>, layouts: ReadonlyMap<string, Data>) {
    this.#input = input;
    this.#files = files;
    this.#layouts = layouts;
  }

  /** The front matter of a file with the data of its layout, its folders and the file beside it. */
  for(file: string, own: Data): Data {
    const ownFolder = posix.dirname(file);
    const folders = ownFolder === "." ? [] : ownFolder.split("/");
    const paths = folders.map((_, index) => folders.slice(0, index + 1).join("/"));
    const below = paths.filter((path) => `${path}/`.startsWith(this.#input));
    const stem = file.replace(/\.[^./]*$/, "");
    const beside = [
      ...below.flatMap((path) => this.#named(`${path}/${posix.basename(path)}`)),
      ...this.#named(stem),
    ];
    const merged = [...beside, own].reduce(deepMerged, {});
    return deepMerged(this.#layout(merged["layout"], 0), merged);
  }

  #named(stem: string): Data[] {
    return [".json", ".11tydata.json", ".11tydata.js", ".11tydata.mjs", ".11tydata.cjs"].flatMap(
      (ending) => {
        const data = this.#files.get(`${stem}${ending}`);
        return data === undefined ? [] : [data];
      },
    );
  }

  /** A layout may have one itself. */
  #layout(name: unknown, depth: number): Data {
    if (typeof name !== "string" || depth > 10) return {};
    const own = this.#layouts.get(name) ?? this.#layouts.get(name.replace(/\.\w+$/, "")) ?? {};
    return deepMerged(this.#layout(own["layout"], depth + 1), own);
  }
}

/** Lists are joined and objects merged; other values of `over` win. */
function deepMerged(under: Data, over: Data): Data {
  const merged: Record<string, unknown> = { ...under };
  for (const [written, value] of Object.entries(over)) {
    const key = written.replace(/^override:/, "");
    const before = merged[key];
    if (written !== key) merged[key] = value;
    else if (key === "tags") merged[key] = [...new Set([...textsOf(before), ...textsOf(value)])];
    else if (Array.isArray(before) && Array.isArray(value)) merged[key] = [...before, ...value];
    else if (isObject(before) && isObject(value))
      merged[key] = deepMerged(record(before), record(value));
    else merged[key] = value;
  }
  return merged;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface ReadCascade {
  readonly cascade: DataCascade;
  /** The values of the folder `_data`, by the names of its files. */
  readonly global: Data;
  readonly losses: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Reads all data files and layouts of a site.
 *
 * @param input the folder of the texts, with a slash at the end, or nothing
 */
export async function readCascade(folder: SourceFolder, input: string): Promise<ReadCascade> {
  const files = new Map<string, Data>();
  const layouts = new Map<string, Data>();
  const global: Record<string, unknown> = {};
  const losses: { file: string; reason: string }[] = [];
  for (const file of folder.files) {
    const isGlobal = /(?:^|\/)_data\//.test(file);
    const isLayout = /(?:^|\/)_(?:includes|layouts)\/.*\.(?:njk|liquid|html|md|webc|hbs)$/.test(
      file,
    );
    const isData = /\.11tydata\.(?:json|[cm]?js)$|\.json$/.test(file) && file.startsWith(input);
    if (!isLayout && !isData && !(isGlobal && /\.(?:json|ya?ml|[cm]?js)$/.test(file))) continue;
    const text = await folder.read(file);
    if ("unreadable" in text) {
      losses.push({ file, reason: text.unreadable });
      continue;
    }
    if (isLayout) {
      const name = file.replace(/^.*?_(?:includes|layouts)\//, "");
      const { data } = readDocument(text.text);
      layouts.set(name, data);
      layouts.set(name.replace(/\.\w+$/, ""), data);
      continue;
    }
    const { data, reason } = dataOf(file, text.text);
    if (reason !== undefined) losses.push({ file, reason });
    if (isGlobal) global[posix.basename(file).replace(/\..*$/, "")] = data;
    else files.set(file, data);
  }
  return { cascade: new DataCascade(input, files, layouts), global, losses };
}

/** What a data file says, and why that is not all. */
function dataOf(file: string, text: string): { readonly data: Data; readonly reason?: string } {
  if (!/\.[cm]?js$/.test(file)) {
    const read = readData(text, file.endsWith(".json") ? "json" : "yaml");
    return "data" in read
      ? read
      : { data: {}, reason: `the file cannot be read (${read.mistake})` };
  }
  const literal = exportedObject(text);
  const notRun = "from a program, which an import does not run";
  if (literal === undefined) return { data: {}, reason: `this data comes ${notRun}` };
  return literal.computed.length === 0
    ? { data: literal.data }
    : { data: literal.data, reason: `the values ${literal.computed.join(", ")} come ${notRun}` };
}

/** What a data file in JavaScript exports, as far as it can be read without running it. */
interface Literal {
  readonly data: Data;
  /** The names of values that only the program knows. */
  readonly computed: readonly string[];
}

/**
 * Reads the object that a JavaScript file exports, if it is written out there. A program of somebody else
 * is never run. YAML reads such objects, except that it takes an expression for a text without quotation
 * marks; those are left out.
 */
export function exportedObject(script: string): Literal | undefined {
  const plain = withoutComments(script);
  const start = /(?:export\s+default|module\.exports\s*=)\s*(?=\{)/.exec(plain);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const end = endOfBraces(plain, from);
  if (end === undefined) return undefined;
  const document = parseDocument(plain.slice(from, end), { logLevel: "silent", uniqueKeys: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const computed: string[] = [];
  for (const pair of [...document.contents.items]) {
    if (!isScalar(pair.key) || !hasExpression(pair.value)) continue;
    computed.push(String(pair.key.value));
    document.contents.delete(pair.key);
  }
  return { data: record(document.toJS({ maxAliasCount: 0 })), computed };
}

function hasExpression(node: unknown): boolean {
  if (isPair(node)) return hasExpression(node.value);
  if (isMap(node) || isSeq(node)) return node.items.some(hasExpression);
  return isScalar(node) && node.type === Scalar.PLAIN && typeof node.value === "string";
}

/** The offset after the brace that closes the one at `from`. */
function endOfBraces(script: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < script.length; at++) {
    const sign = script[at] ?? "";
    if (/["'`]/.test(sign)) at = endOfText(script, at);
    else if (sign === "{") depth += 1;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The offset of the quotation mark that ends the text that begins at `from`. */
function endOfText(script: string, from: number): number {
  let at = from + 1;
  while (at < script.length && script[at] !== script[from]) at += script[at] === "\\" ? 2 : 1;
  return at;
}

function withoutComments(script: string): string {
  let plain = "";
  for (let at = 0; at < script.length; at++) {
    const sign = script[at] ?? "";
    if (/["'`]/.test(sign)) {
      const end = endOfText(script, at);
      plain += script.slice(at, end + 1);
      at = end;
    } else if (script.startsWith("//", at)) {
      const end = script.indexOf("\n", at);
      at = end < 0 ? script.length : end - 1;
    } else if (script.startsWith("/*", at)) {
      const end = script.indexOf("*/", at + 2);
      at = end < 0 ? script.length : end + 1;
    } else plain += sign;
  }
  return plain;
}
