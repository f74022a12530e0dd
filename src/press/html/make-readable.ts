import type { Element, Properties, Root } from "hast";
import { walk, walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import { isEmptyParagraph, replacement } from "./reader-elements.ts";
import { copyTree } from "./tree.ts";

/**
 * Copies a body into one that works in a feed reader, without a page, style sheet or script around it.
 * Every address is absolute, films and frames become links, and what only a page can use is removed.
 *
 * @param pageUrl the address of the article's page
 * @param words for the text of links that replace elements
 */
export function makeReadable(body: Root, pageUrl: string, words: Words): Root {
  const tree = copyTree(body);
  walk(tree, (node, index, parent) => {
    if (node.type === "element") {
      const other = replacement(node, parent, words);
      if (other === undefined) return undefined;
      parent.children.splice(index, 1, ...other);
      return index + other.length;
    }
    if (node.type === "text") return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  walkElements(tree, (element) => {
    element.properties = readableProperties(element, pageUrl);
  });
  walkElements(tree, (element, index, parent) => {
    if (!isEmptyParagraph(element)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return tree;
}

/** Attributes that hold an address, and the schemes allowed in each. */
const addresses: Readonly<Record<string, RegExp>> = {
  href: /^(https?|mailto|tel):/,
  src: /^https?:/,
  poster: /^https?:/,
  cite: /^https?:/,
  longDesc: /^https?:/,
};

/** Attributes that only a page can use, or that delay a picture. */
const pageOnly = /^(on|data|aria).|^(style|role|loading|decoding|fetchPriority|target|tabIndex)$/;

function readableProperties({ tagName, properties }: Element, pageUrl: string): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    const allowed = addresses[name];
    if (allowed !== undefined) {
      const url = absoluteTo(pageUrl, String(value), allowed);
      if (url !== undefined) kept[name] = url;
    } else if (name === "srcSet") {
      const srcset = absoluteSrcset(pageUrl, String(value));
      if (srcset !== "") kept[name] = srcset;
    } else if (name === "className") {
      const languages = [value].flat().filter((one) => /^language-/.test(String(one)));
      if (tagName === "code" && languages.length > 0) kept[name] = languages.map(String);
    } else if (!pageOnly.test(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/**
 * The absolute form of an address.
 *
 * @param allowed the schemes that it may have
 * @returns undefined if it is not an address or has another scheme
 */
function absoluteTo(base: string, value: string, allowed: RegExp): string | undefined {
  if (!URL.canParse(value, base)) return undefined;
  const { href } = new URL(value, base);
  return allowed.test(href) ? href : undefined;
}

/**
 * A `srcset` (HTML, section 4.8.4.2.1) with absolute addresses. Its candidates are an address and
 * usually a width or a density, separated by commas. An address may hold commas, but not end with one.
 */
export function absoluteSrcset(base: string, srcset: string): string {
  return [...srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,\s]+))?\s*(?:,|$)/g)]
    .flatMap(([, address = "", descriptor]) => {
      const url = absoluteTo(base, address, /^https?:/);

      if (url === undefined) return [];
      return descriptor === undefined ? url : `${url} ${descriptor}`;
    })
    .join(", ");
}
