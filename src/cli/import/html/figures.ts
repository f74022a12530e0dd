import type { Element, ElementContent } from "hast";
import { toText } from "hast-util-to-text";

/*
 * Pictures and recordings as Markdown has them here (docs/authoring.md, Pictures): an image alone in a paragraph is a
 * figure, its title is the caption, and several in one paragraph are a row.
 */

/** A picture or a recording, and its caption. */
export interface Shown {
  /** `img`, `audio`, `video`, or a link that contains only a picture. */
  readonly node: Element;
  readonly caption?: string | undefined;
}

/** What an element shows, if it is a figure that Markdown can write; the caption is without markup. */
export function figureOf(node: Element): Shown | undefined {
  if (isShown(node)) return { node };
  if (!/^(?:figure|div|p|li)$/.test(node.tagName)) return undefined;
  const captions = node.children.filter(isCaption);
  const [only, ...others] = content(node).filter((child): boolean => !isCaption(child));
  if (only?.type !== "element" || others.length > 0 || captions.length > 1) return undefined;
  const [caption] = captions;
  if (caption === undefined) return figureOf(only);
  const inner = figureOf(only);
  const isPlain = caption.children.every(
    (child) => child.type === "text" || (child.type === "element" && child.tagName === "br"),
  );
  if (!isPlain || inner === undefined || inner.caption !== undefined) return undefined;
  const text = toText(caption).replace(/\s+/g, " ").trim();
  return { node: inner.node, ...(text !== "" && { caption: text }) };
}

/** A row of pictures, and what is written below all of them. */
export interface Row {
  readonly pictures: readonly Shown[];
  readonly caption?: Element | undefined;
}

/** The pictures of a gallery, which contains nothing else; undefined if the element is none. */
export function rowOf(node: Element): Row | undefined {
  if (!/^(?:figure|div|ul|p)$/.test(node.tagName)) return undefined;
  const caption = node.children.find(isCaption);
  const pictures: Shown[] = [];
  for (const child of content(node)) {
    if (child === caption) continue;
    if (child.type !== "element") return undefined;
    const figure = figureOf(child);
    if (figure !== undefined && pictureIn(figure.node) !== undefined) pictures.push(figure);
    else {
      const row = rowOf(child);
      if (row === undefined || row.caption !== undefined) return undefined;
      pictures.push(...row.pictures);
    }
  }
  if (pictures.length === 0 || (pictures.length === 1 && node.tagName !== "ul")) return undefined;
  return { pictures, caption };
}

/** The picture that an element is or links with. */
export function pictureIn(node: Element): Element | undefined {
  if (node.tagName === "img") return node;
  const [only, ...others] = node.tagName === "a" ? content(node) : [];
  return only?.type === "element" && only.tagName === "img" && others.length === 0
    ? only
    : undefined;
}

/** The address of a recording or film that is a link, or that Markdown can write as a link because it has a single file. */
export function recordingOf(node: Element): string | undefined {
  if (!/^(?:audio|video|a)$/.test(node.tagName) || node.properties["poster"]) return undefined;
  const sources = node.children.filter(
    (child): child is Element => child.type === "element" && child.tagName === "source",
  );
  const addresses = [node, ...sources].flatMap(
    ({ properties }) => properties["src"] ?? properties["href"] ?? [],
  );
  const [src] = addresses;
  const isKnown = /^[^?#]*\.(?:mp4|webm|mp3|m4a|ogg)(?:[?#]|$)/i.test(String(src));
  return addresses.length === 1 && isKnown ? String(src) : undefined;
}

/** Whether an element is a picture or a recording itself. */
function isShown(node: Element): boolean {
  return pictureIn(node) !== undefined || recordingOf(node) !== undefined;
}

function isCaption(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "figcaption";
}

function content(node: Element): ElementContent[] {
  return node.children.filter(
    (child) =>
      !(child.type === "text" && child.value.trim() === "") &&
      !(child.type === "element" && child.tagName === "br"),
  );
}
