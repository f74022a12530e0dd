import { SaxesParser } from "saxes";
import type { Attributes } from "./element.ts";
import { escapeAttribute, escapeContent } from "./escape.ts";
import { namespaces } from "./namespaces.ts";

/** An element of a document that was parsed. */
export class Element {
  /** What it holds, in document order: elements, and texts with their references resolved. */
  readonly nodes: (Element | string)[] = [];

  /**
   * @param name as it is written, with its prefix
   * @param namespace of the name; empty where it has none
   */
  constructor(
    readonly name: string,
    readonly namespace: string,
    readonly attributes: Map<string, string> = new Map(),
  ) {}

  /** The name without its prefix. */
  get localName(): string {
    return this.name.slice(this.name.indexOf(":") + 1);
  }

  /** Its text, and that of all within. */
  get text(): string {
    return this.nodes.map((node) => (typeof node === "string" ? node : node.text)).join("");
  }

  get children(): Element[] {
    return this.nodes.filter((node) => typeof node !== "string");
  }
}

/** The root of a document. Throws on anything that is not well formed, by XML 1.0 and its namespaces. */
export function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  // Stands above the root.
  const document = new Element("", "");
  const open = [document];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, uri, attributes }) => {
    const values = Object.values(attributes).map((one) => [one.name, one.value] as const);
    const element = new Element(name, uri, new Map(values));
    open.at(-1)?.nodes.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const append = (text: string) => {
    open.at(-1)?.nodes.push(text);
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  const [root] = document.children;
  if (root === undefined) throw new Error("a document without an element");
  return root;
}

/** The child elements with this qualified name, in document order. */
export function children(parent: Element, name: string): Element[] {
  return parent.children.filter((node) => node.name === name);
}

/** The only child element with this name. Throws where there is none, or more than one. */
export function onlyChild(parent: Element, name: string): Element {
  return only(children(parent, name), parent, name);
}

/** The elements with this qualified name anywhere within another, in document order. */
export function elementsWithin(parent: Element, name: string): Element[] {
  return parent.children.flatMap((node) => [
    ...(node.name === name ? [node] : []),
    ...elementsWithin(node, name),
  ]);
}

/** The only element within another that has this name. */
export function onlyElement(parent: Element, name: string): Element {
  return only(elementsWithin(parent, name), parent, name);
}

function only(found: readonly Element[], parent: Element, name: string): Element {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) {
    throw new Error(`<${parent.name}> was expected to hold exactly one <${name}>`);
  }
  return first;
}

/**
 * Appends an element with attributes and a text. A name with a prefix is in that prefix's namespace,
 * any other in its parent's.
 */
export function append(
  parent: Element,
  name: string,
  attributes: Attributes = {},
  text?: string,
): Element {
  const prefix = Object.entries(namespaces).find(([key]) => name.startsWith(`${key}:`));
  const element = new Element(name, prefix?.[1] ?? parent.namespace);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.attributes.set(key, String(value));
  }
  if (text !== undefined) element.nodes.push(text);
  parent.nodes.push(element);
  return element;
}

/**
 * The source of an element, without declarations of namespaces, as its document's root makes them.
 * Indentation is dropped, CDATA sections become text.
 */
export function sourceOf(element: Element): string {
  const { name, nodes } = element;
  const attributes = [...element.attributes]
    .filter(([key]) => !/^xmlns(:|$)/.test(key))
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join("");
  const holdsElements = nodes.some((node) => typeof node !== "string");
  const inside = holdsElements
    ? element.children.map((child) => `\n${sourceOf(child)}`).join("")
    : escapeContent(name, element.text);
  if (inside === "") return `<${name}${attributes}/>`;
  return `<${name}${attributes}>${inside}${holdsElements ? "\n" : ""}</${name}>`;
}
