import type { Element, ElementContent, Nodes, Properties, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";

/*
 * What sources do with HTML before they hand it to the import: they parse it as browsers do, turn what
 * their system means into plain elements, and write it again.
 */

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const writer = unified().use(rehypeStringify).freeze();

/** How deep elements may be nested. Parsers of HTML become very slow, or end, far above it. */
const deepest = 1000;
/** Elements that have no end, or that end by themselves where the next one begins. */
const endless =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|t[dhr]|track|wbr)$/i;

/**
 * Parses HTML as it stands within a page. HTML that never closes is closed at its end.
 *
 * @throws RangeError if elements are nested deeper than a thousand times
 */
export function parseHtml(html: string): Root {
  let depth = 0;
  let end = 0;
  for (const { index, 0: tag, 1: slash, 2: name = "" } of html.matchAll(
    /<(\/?)([a-z][^\s/<>]*)/gi,
  )) {
    if (end < index) end = html.indexOf(">", index + tag.length);
    if (end < 0) break;
    if (html[end - 1] === "/" || endless.test(name)) continue;
    depth = Math.max(0, depth + (slash === "/" ? -1 : 1));
    if (depth > deepest) throw new RangeError(`elements are nested deeper than ${deepest} times`);
  }
  return parser.parse(html);
}

/** Parses HTML that stands within a text, such as a caption, without its comments. */
export function parsePassage(html: string): ElementContent[] {
  return parseHtml(html).children.filter(
    (node): node is ElementContent => node.type === "text" || node.type === "element",
  );
}

export function writeHtml(root: Root): string {
  return writer.stringify(root);
}

/** The text in a node, as it is written. A `<br>` is a line's end. */
export function textIn(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.tagName === "br") return "\n";
  return "children" in node ? node.children.map(textIn).join("") : "";
}

export function element(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: children.map((child) =>
      typeof child === "string" ? { type: "text", value: child } : child,
    ),
  };
}

export function isElement(node: Nodes | undefined, ...tagNames: string[]): node is Element {
  return node?.type === "element" && (tagNames.length === 0 || tagNames.includes(node.tagName));
}

export function hasClass({ properties }: Element, ...names: string[]): boolean {
  const { className } = properties;
  return Array.isArray(className) && names.some((name) => className.includes(name));
}

/** The first element below a node, in the order of the source, that passes a test. */
export function find(
  node: Root | Element,
  test: (element: Element) => boolean,
): Element | undefined {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const found = test(child) ? child : find(child, test);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All elements below a node that pass a test; those within one of them are not looked at. */
export function findAll(node: Root | Element, test: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return test(child) ? [child] : findAll(child, test);
  });
}

/** An attribute as text; empty if there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Children without white space and comments. */
export function contentOf(node: { readonly children: readonly RootContent[] }): RootContent[] {
  return node.children.filter(
    (child) => child.type !== "comment" && !(child.type === "text" && child.value.trim() === ""),
  );
}

/** Escapes text for HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The classes of an element. */
export function classesOf({ properties }: Element): readonly string[] {
  const names = properties["className"];
  return Array.isArray(names) ? names.map(String) : [];
}
