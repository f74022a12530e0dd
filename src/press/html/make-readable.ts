import type { Element, ElementContent, Parents, Properties, Root } from "hast";
import { walk, walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import { copyTree, create, text } from "./tree.ts";

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

/** Elements that are useless or dangerous in a feed reader, with all that they hold. */
const removed =
  /^(script|style|noscript|template|link|meta|base|title|object|embed|applet|frame|frameset|form|button|select|textarea|dialog|svg|math|xmp|plaintext|noframes)$/;

/** A base with which `URL` can parse paths. */
const anySite = "https://site.invalid";

/** Elements in which a link needs a paragraph of its own. */
const blocks = /^(article|blockquote|div|section)$/;

/**
 * Replaces an element that does not work in a feed reader.
 *
 * @returns undefined where the element can stay
 */
function replacement(
  element: Element,
  parent: Parents,
  words: Words,
): ElementContent[] | undefined {
  const { tagName, properties } = element;
  if (removed.test(tagName)) return [];
  // Readers would show a heading that our style sheet hides, such as that of the footnotes.
  if (isForScreenReaders(properties)) return /^h\d$/.test(tagName) ? [create("hr")] : [];
  if (/^(video|audio|iframe)$/.test(tagName)) return linkTo(element, parent, words);
  if (tagName === "picture") return element.children.filter((child) => isTag(child, "img"));
  if (tagName === "input") {
    // Readers drop the boxes of a task list, so nobody would see which tasks are done.
    if (properties["type"] !== "checkbox") return [];
    return [text(isOn(properties["checked"]) ? "☑" : "☐")];
  }
  return undefined;
}

/** True of a paragraph without visible content. */
function isEmptyParagraph(element: Element): boolean {
  return (
    element.tagName === "p" &&
    element.children.every((child) => child.type === "text" && child.value.trim() === "")
  );
}

function isForScreenReaders({ className }: Properties): boolean {
  return [className].flat().some((name) => name === "sr-only" || name === "visually-hidden");
}

/** A link to a film, a recording or a frame, with its poster if it has one. */
function linkTo(element: Element, parent: Parents, words: Words): ElementContent[] {
  const { tagName, properties } = element;
  const source = element.children.find((child) => isTag(child, "source"));
  const address =
    properties["src"] ?? (source?.type === "element" ? source.properties["src"] : undefined);
  if (typeof address !== "string" || address === "" || !URL.canParse(address, anySite)) return [];
  const name = String(properties["title"] ?? properties["ariaLabel"] ?? lastPart(address));
  const kind = tagName === "audio" ? words.audio : words.video;
  const label = tagName === "iframe" ? name : kind.replace("{title}", () => name);
  const { poster } = properties;
  const children: ElementContent[] =
    typeof poster === "string" && poster !== ""
      ? [create("img", { src: poster, alt: "" }), create("br"), text(label)]
      : [text(label)];
  const link = create("a", { href: address }, children);
  const needsParagraph =
    parent.type === "root" || (parent.type === "element" && blocks.test(parent.tagName));
  return [needsParagraph ? create("p", {}, [link]) : link];
}

/** The name of the file, or the host if there is none. */
function lastPart(address: string): string {
  const { hostname, pathname } = new URL(address, anySite);
  const file = pathname.split("/").at(-1) ?? "";
  return /\.\w+$/.test(file) || hostname === "site.invalid" ? file : hostname;
}

function isTag(node: ElementContent, tagName: string): boolean {
  return node.type === "element" && node.tagName === tagName;
}

function isOn(value: Properties[string]): boolean {
  return value !== undefined && value !== null && value !== false;
}
