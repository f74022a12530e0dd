import { type DefaultTreeAdapterTypes, parse } from "parse5";

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The element's text, if it contains nothing else. */
  readonly text: string;
}

/** The elements of a page, in source order, as a browser builds them. */
export function elementsOf(html: string): PageElement[] {
  const found: PageElement[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ("attrs" in node) {
      found.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        text: node.childNodes.map((child) => ("value" in child ? child.value : "")).join(""),
      });
    }
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

/** The names of elements and attributes, which no text may change. */
export function structureOf(html: string): string[] {
  // A <wbr> is where a title in Chinese or Japanese may break: it depends on the words.
  return elementsOf(html)
    .filter(({ name }) => name !== "wbr")
    .map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")}`);
}

/** The texts that a page shows or says, in source order: not those of its head's scripts. */
export function textsOf(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === "script" || node.nodeName === "style") return;
    if (node.nodeName === "#text" && "value" in node) found.push(node.value);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}
