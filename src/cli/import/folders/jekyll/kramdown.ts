import type { Nodes, Parents, Root } from "mdast";
import { type Edit, spanOf } from "../edits.ts";
import type { Dialect } from "../translate-markdown.ts";

/*
 * What kramdown, the Markdown of Jekyll, has and ours has not: attributes in braces, abbreviations, a table
 * of contents, Markdown within HTML.
 */

/** Removes what encloses parts of a text that kramdown treats in its own way, before the text is parsed. */
export function withoutExtensions(text: string): string {
  return text
    .replace(/\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/g, "")
    .replace(/\{::options[^}\n]*\/\}/g, "")
    .replace(/\{::?\/?(?:nomarkdown|options)[^}\n]*\}|\{:\/\}/g, "");
}

export const kramdown: Dialect = (root, text) => {
  const abbreviations = new Map<string, string>();
  const edits: Edit[] = [];
  visit(root, (node, parent) => {
    if (
      node.type === "list" &&
      /\{:\s*toc\b/.test(text.slice(spanOf(node).start, spanOf(node).end))
    ) {
      edits.push({ ...spanOf(node), text: "" });
      return false;
    }
    if (node.type === "html") edits.push(...markdownWithin(node, text));
    if (node.type === "text") edits.push(...attributeEdits(node, parent, text, abbreviations));
    return true;
  });
  if (abbreviations.size > 0) edits.push(...abbreviationEdits(root, text, abbreviations));
  return { edits, losses: [] };
};

function visit(node: Parents, look: (node: Nodes, parent: Parents) => boolean): void {
  for (const child of node.children) {
    if (look(child, node) && "children" in child) visit(child, look);
  }
}

/** Takes out `{: .class}` and definitions of abbreviations, and keeps the ids of paragraphs. */
function attributeEdits(
  node: Nodes,
  parent: Parents,
  text: string,
  abbreviations: Map<string, string>,
): Edit[] {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  const edits: Edit[] = [];
  for (const { 0: found, index, 1: content = "" } of source.matchAll(/\n?[ \t]*\{:([^{}\n]*)\}/g)) {
    // Attributes of a heading are edited with the heading.
    if (parent.type === "heading") continue;
    edits.push({ start: start + index, end: start + index + found.length, text: "" });
    const id = /#([\w-]+)/.exec(content)?.[1];
    if (id === undefined) continue;
    const own = spanOf(parent).start;
    edits.push({ start: own, end: own, text: `<span id="${id}"></span>` });
  }
  return [...edits, ...definitions(source, start, abbreviations)];
}

function definitions(source: string, start: number, abbreviations: Map<string, string>): Edit[] {
  return [...source.matchAll(/(?:^|\n)\*\[([^\]\n]+)\]:[ \t]*([^\n]*)/g)].map(
    ({ 0: found, 1: short = "", 2: long = "", index }) => {
      abbreviations.set(short, long.trim());
      return { start: start + index, end: start + index + found.length, text: "" };
    },
  );
}

function abbreviationEdits(
  root: Root,
  text: string,
  abbreviations: ReadonlyMap<string, string>,
): Edit[] {
  const names = [...abbreviations.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}[])(?:${names.join("|")})(?![\\p{L}\\p{N}\\]])`,
    "gu",
  );
  const edits: Edit[] = [];
  visit(root, (node) => {
    if (node.type !== "text") return true;
    const { start, end } = spanOf(node);
    for (const { 0: short, index } of text.slice(start, end).matchAll(pattern)) {
      const title = (abbreviations.get(short) ?? "")
        .replaceAll("&", "&amp;")
        .replaceAll('"', "&quot;");
      edits.push({
        start: start + index,
        end: start + index + short.length,
        text: `<abbr title="${title}">${short}</abbr>`,
      });
    }
    return true;
  });
  return edits;
}

/** With empty lines around it, Markdown within HTML is read as in kramdown. */
function markdownWithin(node: Nodes, text: string): Edit[] {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  if (!/\smarkdown=/.test(source)) return [];
  const opened = source.replace(
    /(<[a-z][^>]*?)\s+markdown=(?:"[^"]*"|'[^']*'|\w+)([^>]*>)/gi,
    "$1$2\n\n",
  );
  return [
    {
      start,
      end,
      text: opened.replace(/\n*(<\/(?:div|section|details|figure|blockquote)>)/gi, "\n\n$1\n"),
    },
  ];
}
