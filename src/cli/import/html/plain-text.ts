import { toText } from "hast-util-to-text";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { messageOf } from "../../../content/content-error.ts";
import { printable } from "../../../content/source-file.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Characters. Titles and summaries are shorter. */
const longest = 100_000;

/** The text of HTML on one line: without markup, with its character references resolved. */
export function plainText(html: string): string {
  const text = html.slice(0, longest);
  return oneLine(/[<&]/.test(text) ? textOfHtml(text) : text);
}

/** A text without unprintable characters and line breaks. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, " ").trim();
}

function textOfHtml(html: string): string {
  try {
    return toText(parser.parse(html));
  } catch (cause) {
    // HTML that is nested thousands deep exhausts the parser's stack.
    if (cause instanceof RangeError) return html.replace(/<[^<>]*>/g, " ");
    throw new Error(messageOf(cause), { cause });
  }
}
