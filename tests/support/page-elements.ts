import { type DefaultTreeAdapterTypes, parse } from "parse5";

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text in it, where it holds nothing else. */
  readonly text: string;
}

/** Every element of a page in the order of its source, as a browser builds them. */
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

/** Names of elements and attributes alone: what no text may change. */
export function structureOf(html: string): string[] {
  return elementsOf(html).map(
    ({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")}`,
  );
}
