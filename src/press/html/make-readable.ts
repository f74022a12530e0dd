import type { Element, Properties, Root } from "hast";
import { walk, walkElements } from "../../content/files/walk.ts";
import type { Words } from "../../language/words.ts";
import { isEmptyParagraph, replacement } from "./reader-elements.ts";
import { absoluteSrcset, absoluteTo } from "./reader-urls.ts";

/**
 * Changes a body into one that works where there is no page around it, no style sheet and no script:
 * every address is absolute, a film or a frame is a link, and what only a page could use is gone.
 *
 * @param pageUrl address of the page that the body stands on
 * @param words for what is put in an element's place
 */
export function makeReadable(tree: Root, pageUrl: string, words: Words): void {
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
