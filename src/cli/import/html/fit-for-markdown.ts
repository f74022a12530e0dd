import type { Element, ElementContent, Parents, Root } from "hast";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { walk, walkElements } from "../../../content/markdown/walk.ts";

/** Elements that Markdown writes with marks, which must touch a word. */
const marked = new Set([
  "b",
  "strong",
  "i",
  "em",
  "del",
  "s",
  "a",
  "mark",
  "u",
  "small",
  "sub",
  "sup",
]);

/**
 * Puts formatted text into the form that Markdown can write: no blanks just inside `**`, nothing
 * that is formatted and empty, no bold text directly after bold text, and no paragraph of two that are separated by line
 * breaks. Changes the tree.
 */
export function tidyInline(root: Root): void {
  walkElements(root, (node, index, parent) => {
    if (node.tagName === "pre") return "skip";
    if (!marked.has(node.tagName)) return undefined;
    const next = parent.children[index + 1];
    if (next?.type === "element" && isSameMark(node, next)) {
      node.children.push(...next.children);
      parent.children.splice(index + 1, 1);
      return index;
    }
    const before = takeBlank(node, "start");
    const after = takeBlank(node, "end");
    const isEmpty = node.children.length === 0 && node.properties["id"] === undefined;
    const blanks = (value: string): ElementContent[] =>
      value === "" ? [] : [{ type: "text", value }];
    if (!isEmpty && before === "" && after === "") return undefined;
    const kept = isEmpty ? [] : [node];
    parent.children.splice(index, 1, ...blanks(before), ...kept, ...blanks(after));
    return index + blanks(before).length;
  });
  walkElements(root, (node, index, parent) => {
    if (node.tagName !== "p") return undefined;
    const paragraphs = splitAtBreaks(node);
    if (paragraphs.length < 2) return "skip";
    parent.children.splice(index, 1, ...paragraphs);
    return index + paragraphs.length;
  });
}

function isSameMark(a: Element, b: Element): boolean {
  return (
    a.tagName === b.tagName &&
    a.tagName !== "a" &&
    Object.keys(a.properties).length === 0 &&
    Object.keys(b.properties).length === 0
  );
}

/** Takes the white space from one end of an element's text. */
function takeBlank(node: Element, end: "start" | "end"): string {
  const text = end === "start" ? node.children[0] : node.children.at(-1);
  if (text?.type !== "text") return "";
  const trimmed =
    end === "start" ? text.value.replace(/^[ \t\n\r]+/, "") : text.value.replace(/[ \t\n\r]+$/, "");
  if (trimmed === text.value) return "";
  text.value = trimmed;
  if (trimmed === "") node.children.splice(end === "start" ? 0 : -1, 1);
  return " ";
}

function splitAtBreaks(paragraph: Element): Element[] {
  const parts: ElementContent[][] = [[]];
  let breaks: ElementContent[] = [];
  for (const child of paragraph.children) {
    const isBreak = child.type === "element" && child.tagName === "br";
    const isBlank = child.type === "text" && child.value.trim() === "";
    if (isBreak || (isBlank && breaks.length > 0)) {
      breaks.push(child);
      continue;
    }
    const count = breaks.filter(({ type }) => type === "element").length;
    if (count >= 2) parts.push([]);
    else parts.at(-1)?.push(...breaks);
    breaks = [];
    parts.at(-1)?.push(child);
  }
  return parts.map((children) => ({ ...paragraph, children }));
}

/** Elements that can begin with an empty `span`, which carries their id in Markdown. */
const holders = /^(?:h[1-6]|p|li|td|th|dd|dt|figcaption|blockquote|div|section|a|em|strong|b|i)$/;

/**
 * Moves each id to which something in the text links into a `span`, because headings and paragraphs of Markdown have no
 * ids. Drops all other ids. Changes the tree.
 */
export function keepAnchors(root: Root): void {
  const wanted = linkedIds(root);
  const kept = new Set<string>();
  walkElements(root, (node) => {
    const { id, name } = node.properties;
    const own = [id, name].find((value) => typeof value === "string" && wanted.has(value));
    if (/^footnote-/.test(node.tagName)) return undefined;
    delete node.properties["id"];
    if (typeof own !== "string" || kept.has(own)) return undefined;
    kept.add(own);
    if (holders.test(node.tagName)) node.children.unshift(anchor(own));
    else node.properties["id"] = own;
    // The span that was just added has an id, and is not to get another.
    return "skip";
  });
}

function anchor(id: string): Element {
  return { type: "element", tagName: "span", properties: { id }, children: [] };
}

/** The ids to which something in the tree links: `#note-1`. */
function linkedIds(root: Parents): ReadonlySet<string> {
  const ids = new Set<string>();
  walk(root, (node) => {
    const href = node.type === "element" ? node.properties["href"] : undefined;
    if (typeof href === "string" && href.startsWith("#")) ids.add(percentDecoded(href.slice(1)));
    return undefined;
  });
  return ids;
}
