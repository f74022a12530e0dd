import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";
import type { Attributes } from "../feed/element.ts";
import { escapeAttribute, escapeContent } from "../feed/escape.ts";
import { namespaces } from "../feed/namespaces.ts";

/** Parses a document; throws on anything that is not well formed. */
export function parseXml(text: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      // U+FFFD is a character like others: an author may write it.
      if (level === "warning" && message.startsWith("Unicode replacement character")) return;
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, "text/xml");
}

/** The child elements with this qualified name, in document order. */
export function children(parent: Element, name: string): Element[] {
  return [...parent.childNodes].filter(isElement).filter((node) => node.nodeName === name);
}

/** The only child element with this name. Throws where there is none, or more than one. */
export function onlyChild(parent: Element, name: string): Element {
  const [only, ...others] = children(parent, name);
  if (only === undefined || others.length > 0) {
    throw new Error(`<${parent.nodeName}> was expected to hold exactly one <${name}>`);
  }
  return only;
}

/** The only element of the document with this name. */
export function onlyElement(document: Document, name: string): Element {
  const [only, ...others] = [...document.getElementsByTagName(name)];
  if (only === undefined || others.length > 0) {
    throw new Error(`the document was expected to hold exactly one <${name}>`);
  }
  return only;
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
  const document = parent.ownerDocument;
  if (document === null) throw new Error("an element without a document");
  const element = document.createElementNS(prefix?.[1] ?? parent.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  if (text !== undefined) element.appendChild(document.createTextNode(text));
  parent.appendChild(element);
  return element;
}

/**
 * The source of an element, without declarations of namespaces, as its document's root makes them.
 * Indentation is dropped, CDATA sections become text.
 */
export function sourceOf(element: Element): string {
  const attributes = [...element.attributes]
    .filter(({ name }) => !/^xmlns(:|$)/.test(name))
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
    .join("");
  const nodes = [...element.childNodes];
  const holdsElements = nodes.some((node) => node.nodeType === node.ELEMENT_NODE);
  const inside = nodes
    .map((node) => {
      if (isElement(node)) return `\n${sourceOf(node)}`;
      return holdsElements ? "" : escapeContent(element.nodeName, node.nodeValue ?? "");
    })
    .join("");
  if (inside === "") return `<${element.nodeName}${attributes}/>`;
  const end = holdsElements ? "\n" : "";
  return `<${element.nodeName}${attributes}>${inside}${end}</${element.nodeName}>`;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
