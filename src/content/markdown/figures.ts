import type { Element, ElementContent, Root } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "./walk.ts";

/**
 * Turns each paragraph that contains only images into figures, and each paragraph that contains only a
 * link to a recording or a film into a player. The title of the image or the link becomes the caption.
 * Several images in one paragraph become a row of figures. Changes the tree.
 */
export function makeFigures(root: Root): void {
  walkElements(root, (node, index, parent) => {
    if (node.tagName !== "p") return undefined;
    const parts = content(node);
    const player = parts.length === 1 && parts[0] !== undefined ? playerOf(parts[0]) : undefined;
    if (player !== undefined) {
      parent.children[index] = player;
      return "skip";
    }
    const images = parts.filter(isImage);
    if (images.length === 0 || images.length < parts.length) return undefined;
    if (parent.type === "element" && parent.tagName === "figure") {
      // The author wrote the figure in HTML, with its caption.
      parent.children.splice(index, 1, ...images);
      return index + images.length;
    }
    const [only] = images;
    parent.children[index] =
      images.length === 1 && only !== undefined
        ? figureOf(only)
        : {
            ...node,
            tagName: "div",
            properties: { className: ["figures"] },
            children: images.map(figureOf),
          };
    return "skip";
  });
}

/** The children of an element, without white space and line breaks. */
function content(node: Element): ElementContent[] {
  return node.children.filter(
    (child) =>
      !(child.type === "text" && child.value.trim() === "") &&
      !(child.type === "element" && child.tagName === "br"),
  );
}

/** Whether a node is an image, or a link that contains only an image. */
function isImage(node: ElementContent): node is Element {
  return node.type === "element" && imageIn(node) !== undefined;
}

function imageIn(node: Element): Element | undefined {
  if (node.tagName === "img") return node;
  if (node.tagName !== "a") return undefined;
  const [only, ...others] = content(node);
  return only?.type === "element" && only.tagName === "img" && others.length === 0
    ? only
    : undefined;
}

function figureOf(node: Element): Element {
  const caption = imageIn(node)?.properties["title"];
  if (typeof caption !== "string") return figure(node, undefined);
  const withoutTitle = (image: Element): Element => {
    const { title: _, ...properties } = image.properties;
    return { ...image, properties };
  };
  if (node.tagName === "img") return figure(withoutTitle(node), caption);
  const children = node.children.map((child) => (isImage(child) ? withoutTitle(child) : child));
  return figure({ ...node, children }, caption);
}

/** The player for a link to a recording or a film, with the link inside as a fallback. */
function playerOf(link: ElementContent): Element | undefined {
  if (link.type !== "element" || link.tagName !== "a") return undefined;
  const { href, title } = link.properties;
  if (typeof href !== "string") return undefined;
  const ending = /^[^?#]*\.([a-z0-9]+)(?:[?#]|$)/i.exec(href)?.[1]?.toLowerCase() ?? "";
  const tagName = /^(mp4|webm)$/.test(ending)
    ? "video"
    : /^(mp3|m4a|ogg)$/.test(ending)
      ? "audio"
      : undefined;
  if (tagName === undefined) return undefined;
  const name = toText(link).trim();
  const player: Element = {
    ...link,
    tagName,
    properties: {
      controls: true,
      preload: "none",
      src: href,
      ...(name === "" || name === href ? {} : { ariaLabel: name }),
    },
    children: [{ ...link, properties: { href } }],
  };
  return typeof title === "string" ? figure(player, title) : player;
}

function figure(content: Element, caption: string | undefined): Element {
  const children: ElementContent[] = [content];
  if (caption !== undefined && caption.trim() !== "") {
    children.push({
      type: "element",
      tagName: "figcaption",
      properties: {},
      children: [{ type: "text", value: caption }],
    });
  }
  return { ...content, tagName: "figure", properties: {}, children };
}
