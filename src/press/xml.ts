import { DOMParser, type Document, type Element, XMLSerializer } from "@xmldom/xmldom";
import { namespaces } from "../feed/head.ts";

/** Parses a document; throws on anything that is not well formed. */
export function parseXml(text: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, "text/xml");
}

/** The child elements with this qualified name, in document order. */
export function children(parent: Element, name: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE && node.nodeName === name,
  );
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

/** Appends an element with a text. A name with a prefix is in that prefix's namespace, else in its parent's. */
export function append(parent: Element, name: string, text?: string): Element {
  const prefix = Object.entries(namespaces).find(([key]) => name.startsWith(`${key}:`));
  const document = parent.ownerDocument;
  if (document === null) throw new Error("an element without a document");
  const element = document.createElementNS(prefix?.[1] ?? parent.namespaceURI, name);
  if (text !== undefined) element.appendChild(document.createTextNode(text));
  parent.appendChild(element);
  return element;
}

/**
 * The source of the only element with this name, without the declarations of namespaces that its
 * document's root makes.
 */
export function sourceOf(document: Document, name: string): string {
  for (const node of [...onlyElement(document, name).childNodes]) {
    // `feed` indents; twenty items need not carry that.
    if (node.nodeType === node.TEXT_NODE) node.nodeValue = "\n";
  }
  const xml = new XMLSerializer().serializeToString(document);
  const end = `</${name}>`;
  return xml.slice(xml.indexOf(`<${name}>`), xml.lastIndexOf(end) + end.length);
}
