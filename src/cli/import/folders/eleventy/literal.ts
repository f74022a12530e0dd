import { isMap, isPair, isScalar, isSeq, parseDocument, Scalar } from "yaml";
import type { Data } from "../front-matter.ts";
import { record } from "../front-matter.ts";

/** What a data file in JavaScript exports, as far as it can be read without running it. */
export interface Literal {
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
