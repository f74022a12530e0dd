import type { Element, ElementContent, Parents, Properties } from "hast";
import type { Words } from "../../language/words.ts";
import { create, text } from "./tree.ts";

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
export function replacement(
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
export function isEmptyParagraph(element: Element): boolean {
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
