import type { Heading, Root, RootContent } from "mdast";
import { checkTextLimits } from "../../../content/markdown/limits.ts";
import { parseMarkdown } from "../../../content/markdown/parse-markdown.ts";
import { markdownNodes } from "../../../content/markdown/walk.ts";
import type { LossWithin } from "../imported.ts";
import { applyEdits, type Edit, headingIdEdits, linkEdits, spanOf } from "./edits.ts";

/** What one dialect of Markdown has and ours has not. */
export type Dialect = (
  root: Root,
  text: string,
) => { readonly edits: readonly Edit[]; readonly losses: readonly LossWithin[] };

/**
 * Turns Markdown of another system into ours. It changes what differs (ids of headings, definition lists,
 * destinations of links) and leaves the rest as its author wrote it.
 *
 * @param link where a link leads; undefined leaves it
 */
export function translateMarkdown(
  text: string,
  link: (destination: string) => string | undefined,
  dialect: Dialect = () => ({ edits: [], losses: [] }),
): { readonly text: string; readonly losses: readonly LossWithin[] } {
  const tooMuch = checkTextLimits(text);
  if (tooMuch !== undefined) {
    return { text, losses: [{ reason: `the text was not translated: ${tooMuch.message}` }] };
  }
  const root = parseMarkdown(text);
  const { edits, losses } = dialect(root, text);
  const headings = [...markdownNodes(root)].flatMap((node) =>
    node.type === "heading" ? headingEdits(node, text) : [],
  );
  const done = applyEdits(text, [
    ...edits,
    ...headings,
    ...definitionListEdits(root, text),
    ...linkEdits(root, text, link),
  ]);
  return { text: done === text ? text : withoutGaps(done), losses };
}

/** A text with one empty line where edits left several between its parts. */
function withoutGaps(text: string): string {
  const { children } = parseMarkdown(text);
  const edits = children.flatMap((node, index): Edit[] => {
    const next = children[index + 1];
    if (next === undefined) return [];
    const [start, end] = [spanOf(node).end, spanOf(next).start];
    return /^\n{3,}$/.test(text.slice(start, end)) ? [{ start, end, text: "\n\n" }] : [];
  });
  return applyEdits(text, edits).replace(/^\n{2,}/, "\n");
}

/** A text without the sign that ends its summary. */
export function withoutMore(text: string): string {
  return text.replace(/\n*<!-- *(?:more|excerpt) *-->\n*/i, "\n\n");
}

/** The attributes at the end of a heading: `{#id .class}`, or `{: #id}` in kramdown. */
function headingEdits(node: Heading, text: string): Edit[] {
  const { start, end } = spanOf(node);
  const source = text.slice(start, end);
  const open = source.lastIndexOf("{");
  if (open < 0 || !source.endsWith("}")) return [];
  const attributes = source
    .slice(open + 1, -1)
    .replace(/^:/, "")
    .trim();
  if (!/^[#.]/.test(attributes)) return [];
  const wordsEnd = start + source.slice(0, open).trimEnd().length;
  const id = /#([^\s#.]+)/.exec(attributes)?.[1];
  return id === undefined
    ? [{ start: wordsEnd, end, text: "" }]
    : headingIdEdits(node, id, wordsEnd);
}

/**
 * Edits that turn definition lists of Goldmark, kramdown and others into HTML. There, a line with a term
 * is followed by one or more lines that begin with `: `, each with a meaning.
 */
function definitionListEdits(root: Root, text: string): Edit[] {
  const edits: Edit[] = [];
  const visit = (children: readonly RootContent[]) => {
    children.forEach((node, index) => {
      if (node.type === "blockquote" || node.type === "listItem" || node.type === "list") {
        visit(node.children);
      }
      if (node.type !== "paragraph") return;
      const own = spanOf(node);
      const source = text.slice(own.start, own.end);
      const before = children[index - 1];
      if (source.startsWith(": ") && before?.type === "paragraph") {
        const { start, end } = spanOf(before);
        const terms = text.slice(start, end);
        if (edits.at(-1)?.end === end || /\n: /.test(terms)) return;
        edits.push({ start, end: own.end, text: listText(`${terms}\n${source}`) });
      } else if (/\n: /.test(source)) {
        edits.push({ ...own, text: listText(source) });
      }
    });
  };
  visit(root.children);
  return edits;
}

/** Empty lines let Markdown be read within HTML. */
function listText(source: string): string {
  const items: string[][] = [];
  for (const line of source.split("\n")) {
    if (/^:\s/.test(line)) items.push(["dd", line.slice(1).trim()]);
    else if (items.at(-1)?.[0] === "dd" && /^\s/.test(line)) items.at(-1)?.push(line.trim());
    else items.push(["dt", line.trim()]);
  }
  const parts = items.map(([tag, ...lines]) => `<${tag}>\n\n${lines.join("\n")}\n\n</${tag}>`);
  return `<dl>\n${parts.join("\n")}\n</dl>\n`;
}
