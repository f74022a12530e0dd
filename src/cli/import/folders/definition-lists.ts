import type { Root, RootContent } from "mdast";
import { type Edit, spanOf } from "./edits.ts";

/**
 * Edits that turn definition lists of Goldmark, kramdown and others into HTML. There, a line with a term
 * is followed by one or more lines that begin with `: `, each with a meaning.
 */
export function definitionListEdits(root: Root, text: string): Edit[] {
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
