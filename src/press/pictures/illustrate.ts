import type { Element, ElementContent, Properties, Root } from "hast";
import { type LeadPicture, middleRendition, type Picture, srcset } from "../../article/picture.ts";
import type { LeadImage, Manuscript, SourceImage } from "../../content/manuscript.ts";
import { walk, walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import type { CodeColours } from "../html/colour-code.ts";
import { fitToPage } from "../html/fit-to-page.ts";
import { copyTree, create, text, wordsOf } from "../html/tree.ts";
import type { Pictures } from "./pictures.ts";

type Illustrated = Pick<Manuscript, "body" | "images" | "lead">;

/** The width of a picture: that of the column, or of the window if it is narrower. */
const columnSizes = "(min-width: 42rem) 40rem, 100vw";

/** The `src` of the lead picture: no key of `images` begins with a slash. */
const leadKey = "/lead";

/** The lead picture of an article: the one in its front matter, or the first in its body. */
export function leadPicture(manuscript: Illustrated, pictures: Pictures): LeadPicture | undefined {
  const { lead, body, images } = manuscript;
  if (lead !== undefined) {
    return { ...pictureOf(lead.image, pictures), alt: lead.alt, caption: lead.caption };
  }
  let first: LeadPicture | undefined;
  walkElements(body, (node, _, parent) => {
    const image = node.tagName === "img" ? images.get(String(node.properties["src"])) : undefined;
    if (image === undefined) return undefined;
    first = {
      ...pictureOf(image, pictures),
      alt: String(node.properties["alt"] ?? ""),
      caption: parent?.type === "element" ? captionOf(parent) : undefined,
    };
    return "stop";
  });
  return first;
}

/**
 * The body for the article's page. The lead picture comes first, unless the body begins with it. Each
 * picture fits the window, and all but the first load when they come near. Wide tables and code scroll.
 */
export function illustratePage(
  manuscript: Illustrated,
  pictures: Pictures,
  words: Words,
  colours?: CodeColours,
): Root {
  const page = illustrate(manuscript, (image, isLead) => {
    const picture = image && pictureOf(image, pictures);
    return {
      ...(picture && { src: middleRendition(picture)?.path, srcSet: srcset(picture) }),
      ...(isLead ? { fetchPriority: "high" } : { loading: "lazy" }),
      decoding: "async",
      ...(picture && dimensions(picture, picture.renditions.at(-1))),
    };
  });
  return fitToPage(page, words, colours);
}

/**
 * The body for feeds, with the same lead picture. Each picture has the one file that every reader can
 * show, and the others to choose from, at absolute addresses.
 */
export function illustrateFeed(manuscript: Illustrated, pictures: Pictures, origin: string): Root {
  return illustrate(manuscript, (image) => {
    if (image === undefined) return {};
    const picture = pictureOf(image, pictures);
    return {
      src: `${origin}${picture.feed.path}`,
      srcSet: srcset(picture, origin),
      ...dimensions(picture, picture.feed),
    };
  });
}

/**
 * @param attributesOf the attributes of an `<img>`; its image is undefined if it is on another site
 */
function illustrate(
  { body, images, lead }: Illustrated,
  attributesOf: (image: SourceImage | undefined, isLead: boolean) => Sized,
): Root {
  const copy = copyTree(body);
  const known = new Map(images);
  const opening = images.get(String(openingImage(copy)?.properties["src"]));
  if (lead !== undefined && opening?.hash !== lead.image.hash) {
    known.set(leadKey, lead.image);
    copy.children.unshift(leadFigure(lead), text("\n"));
  }
  const first = openingImage(copy);
  walkElements(copy, (node) => {
    if (node.tagName !== "img") return;
    const { width, height, ...others } = attributesOf(
      known.get(String(node.properties["src"])),
      node === first,
    );
    const wanted = Number(node.properties["width"]);
    Object.assign(node.properties, others);
    if (width === undefined || height === undefined) return;
    // The author may show it smaller, but not change its proportions.
    const shown = Number.isInteger(wanted) && wanted > 0 && wanted < width ? wanted : width;
    Object.assign(node.properties, {
      sizes: shown < width ? `${shown}px` : columnSizes,
      width: shown,
      height: Math.max(1, Math.round((shown * height) / width)),
    });
  });
  return copy;
}

interface Sized extends Properties {
  readonly width?: number;
  readonly height?: number;
}

function dimensions(
  picture: Picture,
  rendition = picture.feed,
): { readonly width: number; readonly height: number } {
  return { width: rendition.width, height: rendition.height };
}

/** The image with which a body begins, before any text; also one in a figure or a link. */
function openingImage(body: Root): Element | undefined {
  let opening: Element | undefined;
  walk(body, (node) => {
    if (node.type === "text") return node.value.trim() === "" ? undefined : "stop";
    if (node.type !== "element") return undefined;
    if (node.tagName === "img") opening = node;
    return containers.includes(node.tagName) ? undefined : "stop";
  });
  return opening;
}

const containers = ["p", "figure", "a", "div", "section"];

function leadFigure({ alt, caption }: LeadImage): Element {
  const children: ElementContent[] = [create("img", { src: leadKey, alt })];
  if (caption !== undefined) {
    children.push(create("figcaption", {}, [text(caption)]));
  }
  return create("figure", {}, children);
}

function captionOf(parent: Element): string | undefined {
  const caption = parent.children.find(
    (node) => node.type === "element" && node.tagName === "figcaption",
  );
  return caption?.type === "element" ? wordsOf(caption) || undefined : undefined;
}

function pictureOf({ file }: SourceImage, pictures: Pictures): Picture {
  const picture = pictures.get(file);
  if (picture === undefined) throw new Error(`${file} was not pressed`);
  return picture;
}
