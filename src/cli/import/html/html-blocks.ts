import type { Element, ElementContent } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { walk } from "../../../content/markdown/walk.ts";

const writer = unified()
  .use(rehypeStringify, { closeSelfClosing: false, entities: { useNamedReferences: true } })
  .freeze();

/** A character that no text of an article contains: `printable` drops it. */
const lineEnd = "\uFFFF";

/**
 * Writes an element as a block of HTML in Markdown. An empty line would end the block (CommonMark, section 4.6), so
 * line ends become blanks, and references where they count.
 */
export function htmlBlock(node: Element): string {
  const copy = structuredClone(node);
  const keepLines = (parent: Element) => {
    walk(parent, (inner) => {
      if (inner.type === "text") inner.value = inner.value.replaceAll("\n", lineEnd);
      return undefined;
    });
  };
  walk({ type: "root", children: [copy] }, (inner) => {
    if (inner.type === "element" && inner.tagName === "pre") {
      keepLines(inner);
      return "skip";
    }
    if (inner.type === "text") inner.value = inner.value.replace(/\s*\n\s*/g, " ");
    return undefined;
  });
  return htmlOf([copy]).replaceAll(lineEnd, "&#10;").replaceAll("\n", " ");
}

/** Writes nodes as HTML. */
export function htmlOf(children: readonly ElementContent[]): string {
  return writer.stringify({ type: "root", children: [...children] });
}

/** The tags between which the content of an element stands. */
export function tagsOf(node: Element): readonly [opening: string, closing: string] {
  const html = htmlOf([{ ...node, children: [] }]);
  const closing = `</${node.tagName}>`;
  return [html.endsWith(closing) ? html.slice(0, -closing.length) : html, closing];
}
