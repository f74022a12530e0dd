import type { Nodes } from "mdast";
import { parseMarkdown } from "../../../content/markdown/parse-markdown.ts";
import { markdownNodes } from "../../../content/markdown/walk.ts";
import { playerAddress } from "../html/embeds.ts";
import { plainText as textOfHtml } from "../html/plain-text.ts";
import { block } from "./template-tags.ts";

/*
 * Writes the Markdown that takes the place of a shortcode.
 */

interface PictureText {
  readonly url: string;
  readonly alt: string;
  readonly caption?: string | undefined;
  /** Where a click leads. */
  readonly link?: string | undefined;
}

/** A picture, with its caption as the title. */
export function pictureText({ url, alt, caption, link }: PictureText): string {
  const picture = `![${escaped(alt)}](${destination(url)}${titleText(caption)})`;
  return link === undefined ? picture : `[${picture}](${destination(link)})`;
}

/** A link in Markdown. */
export function linkText(words: string, url: string): string {
  return `[${escaped(words)}](${destination(url)})`;
}

/** The part of a link between its round brackets that names the address. */
export function destination(url: string): string {
  const plain = url.replace(/\s+/g, " ").trim();
  return /[\s()<>]/.test(plain) || plain === "" ? `<${plain.replace(/[<>]/g, "\\$&")}>` : plain;
}

/** A title as it follows the address of a link; nothing if it is empty. */
export function titleText(title: string | null | undefined): string {
  const plain = (title ?? "").replace(/\s+/g, " ").trim();
  return plain === "" ? "" : ` "${plain.replace(/["\\]/g, "\\$&")}"`;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\[\]*_`<]/g, "\\$&");
}

/** A block of code, with a fence that is longer than any in it. */
export function codeText(code: string, language = ""): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return block(`${fence}${language}\n${code.replace(/^\n+/, "").trimEnd()}\n${fence}`);
}

/**
 * The player of a film.
 *
 * @param film its address, or its id on YouTube or Vimeo
 * @returns undefined if it is no film that an article may show
 */
export function filmText(provider: string, film: string): string | undefined {
  const start = /^vimeo/i.test(provider)
    ? "https://vimeo.com/"
    : "https://www.youtube.com/watch?v=";
  const address = playerAddress(/^(?:https?:)?\/\//.test(film) ? film : `${start}${film}`);
  return address && `<iframe src="${address}" width="560" height="315"></iframe>`;
}

/** The words of a text in Markdown. */
export function plainText(markdown: string): string {
  const words: string[] = [];
  for (const node of markdownNodes(parseMarkdown(markdown))) {
    if (hasWords(node)) words.push(node.value);
    if (node.type === "break") words.push(" ");
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

function hasWords(node: Nodes): node is Extract<Nodes, { type: "text" | "inlineCode" | "code" }> {
  return node.type === "text" || node.type === "inlineCode" || node.type === "code";
}

/** The words of a title or a summary, which may have Markdown, HTML and character references. */
export function wordsOf(text: string): string {
  return textOfHtml(/[*_`[\\]/.test(text) ? plainText(text) || text : text);
}
