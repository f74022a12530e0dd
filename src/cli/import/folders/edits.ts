import type { Definition, Heading, Link, Nodes, Root } from "mdast";
import { markdownNodes } from "../../../content/markdown/walk.ts";
import { destination, titleText } from "./markdown-text.ts";

/*
 * Changes single places of a text in Markdown and leaves everything else as its author wrote it.
 */

/** A part of a text, and what replaces it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes all edits. One that begins within another is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    done += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return done + text.slice(at);
}

/** The offsets of a parsed node. */
export function spanOf({ position }: Nodes): { readonly start: number; readonly end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/**
 * Edits that give links other destinations, also in HTML.
 *
 * @param change the new destination, or undefined to leave it
 */
export function linkEdits(
  root: Root,
  text: string,
  change: (destination: string) => string | undefined,
): Edit[] {
  return [...markdownNodes(root)].flatMap((node): Edit[] => {
    if (node.type === "html") return htmlEdits(node, text, change);
    if (node.type !== "link" && node.type !== "definition") return [];
    const changed = change(node.url);
    if (changed === undefined || changed === node.url) return [];
    return node.type === "definition"
      ? [definitionEdit(node, changed)]
      : [linkEdit(node, text, changed)];
  });
}

function linkEdit(node: Link, text: string, url: string): Edit {
  const { start, end } = spanOf(node);
  const [first, last] = [node.children[0], node.children.at(-1)];
  const tail = `](${destination(url)}${titleText(node.title)})`;
  if (text[start] === "[" && last !== undefined)
    return { start: spanOf(last).end, end, text: tail };
  // An address without markup, or between < and >.
  const words = first === undefined ? url : text.slice(spanOf(first).start, spanOf(first).end);
  return { start, end, text: `[${words}${tail}` };
}

function definitionEdit(node: Definition, url: string): Edit {
  const label = node.label ?? node.identifier;
  return { ...spanOf(node), text: `[${label}]: ${destination(url)}${titleText(node.title)}` };
}

function htmlEdits(
  node: Extract<Nodes, { type: "html" }>,
  text: string,
  change: (destination: string) => string | undefined,
): Edit[] {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  return [...source.matchAll(/<a\s[^>]*>/gi)].flatMap(({ 0: tag, index }): Edit[] => {
    const found = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const url = found?.[1] ?? found?.[2];
    const changed = url === undefined ? undefined : change(url.replaceAll("&amp;", "&"));
    if (found === null || changed === undefined) return [];
    const from = start + index + found.index;
    const value = changed.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return [{ start: from, end: from + found[0].length, text: ` href="${value}"` }];
  });
}

/**
 * An id for a heading: a `span` around its words, because Markdown has no notation for it.
 *
 * @param wordsEnd the offset at which its words end
 */
export function headingIdEdits(node: Heading, id: string, wordsEnd: number): Edit[] {
  const first = node.children[0];
  if (first === undefined) return [];
  const { start } = spanOf(first);
  const { end } = spanOf(node);
  return [
    { start, end: start, text: `<span id="${id.replace(/["&<>]/g, "")}">` },
    { start: wordsEnd, end, text: "</span>" },
  ];
}
