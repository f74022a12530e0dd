import { SaxesParser } from "saxes";
import { type Attributes, escapeContent, namespaces, startTag } from "./source.ts";

/** An element of a parsed document. */
export class Element {
  /** Its elements and texts in document order. References in the texts are resolved. */
  readonly nodes: (Element | string)[] = [];

  /**
   * @param name the name in the document, with its prefix
   * @param namespace the namespace of the name; empty if it has none
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

  /** Its own text and the text of all elements within it. */
  get text(): string {
    return this.nodes.map((node) => (typeof node === "string" ? node : node.text)).join("");
  }

  get children(): Element[] {
    return this.nodes.filter((node) => typeof node !== "string");
  }
}

/** The root of a document. Throws if it is not well formed, by XML 1.0 and Namespaces in XML. */
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

/** The text of the only child element with this name; empty if there is none. Throws if there are several. */
export function childText(parent: Element, name: string): string {
  return children(parent, name).length === 0 ? "" : onlyChild(parent, name).text;
}

/** The only child element with this name. Throws if there is none, or more than one. */
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

/** The only element with this name anywhere within another. Throws if there is none, or more than one. */
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

/** Replaces what an element holds with a text. */
export function setText({ nodes }: Element, text: string): void {
  nodes.splice(0, nodes.length, text);
}

/**
 * Appends an element with attributes and a text. A prefix in its name decides its namespace; without one,
 * it takes that of its parent.
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
 * The source of an element, without declarations of namespaces, which the root of its document has.
 * Indentation is dropped, and CDATA sections become text.
 */
export function sourceOf(element: Element): string {
  const { name, nodes } = element;
  const start = startTag(
    name,
    Object.fromEntries([...element.attributes].filter(([key]) => !/^xmlns(:|$)/.test(key))),
  );
  const holdsElements = nodes.some((node) => typeof node !== "string");
  const inside = holdsElements
    ? element.children.map((child) => `\n${sourceOf(child)}`).join("")
    : escapeContent(name, element.text);
  if (inside === "") return `${start.slice(0, -1)}/>`;
  return `${start}${inside}${holdsElements ? "\n" : ""}</${name}>`;
}
