import { createReadStream } from "node:fs";
import { decodeText, encodingOf } from "../decode-text.ts";
import type { Fetched } from "../source.ts";

/** What kind of document a text is, by how it begins. */
export type TextKind = "json" | "xml" | "html" | "other";

/** Tells feeds from pages by their beginning. Servers often give feeds the type of other documents. */
export function kindOfText(begin: string): TextKind {
  const text = begin.replace(/^\uFEFF?\s+/, "").slice(0, 5000);
  if (/^\uFEFF?\s*\{/.test(text)) {
    return /jsonfeed\.org\/version|"items"\s*:/.test(begin) ? "json" : "other";
  }
  if (/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(text) && !/<html[\s>]/i.test(text)) return "xml";
  return /<(?:!doctype html|html|head|body|link)[\s>]/i.test(text) ? "html" : "other";
}

/** The text of a fetched document. */
export function textOf({ bytes, charset }: Fetched): string {
  return decodeText(bytes, charset);
}

/** The text of a file, in pieces, without holding all of it. */
export async function* textOfFile(path: string, head: Uint8Array): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(head));
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
