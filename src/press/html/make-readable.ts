import type { Element, Properties, Root } from "hast";
import { walk, walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import { isEmptyParagraph, replacement } from "./reader-elements.ts";
import { copyTree } from "./tree.ts";

/**
 * Changes a body into one that works where there is no page around it, no style sheet and no script:
 * every address is absolute, a film or a frame is a link, and what only a page could use is gone.
 *
 * @param pageUrl address of the page that the body stands on
 * @param words for what is put in an element's place
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

/** Attributes that hold an address, and the schemes that each may lead to. */
const addresses: Readonly<Record<string, RegExp>> = {
  href: /^(https?|mailto|tel):/,
  src: /^https?:/,
  poster: /^https?:/,
  cite: /^https?:/,
  longDesc: /^https?:/,
};

/** What only a page's style sheet, scripts or assistive technology would use, or what delays a picture. */
const ofNoUse = /^(on|data|aria).|^(style|role|loading|decoding|fetchPriority|target|tabIndex)$/;

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
    } else if (!ofNoUse.test(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/**
 * The absolute form of an address.
 *
 * @param allowed what it must match: its scheme
 * @returns undefined where it is no address, or leads elsewhere
 */
function absoluteTo(base: string, value: string, allowed: RegExp): string | undefined {
  if (!URL.canParse(value, base)) return undefined;
  const { href } = new URL(value, base);
  return allowed.test(href) ? href : undefined;
}

/**
 * A `srcset` (HTML, section 4.8.4.2.1) with absolute addresses. Its candidates are an address and
 * mostly a width or a density, parted by commas; an address may hold commas, but not end with one.
 */
export function absoluteSrcset(base: string, srcset: string): string {
  return [...srcset.matchAll(/[\s,]*(\S*[^\s,])(?:\s+([^,\s]+))?\s*(?:,|$)/g)]
    .flatMap(([, address = "", descriptor]) => {
      const url = absoluteTo(base, address, /^https?:/);
      // A comma at the end of an address would be taken for the end of the candidate.
      if (url === undefined) return [];
      return descriptor === undefined ? url : `${url} ${descriptor}`;
    })
    .join(", ");
}
