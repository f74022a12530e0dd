import type { Element, ElementContent, Properties, Root } from "hast";
import { type LeadPicture, type Picture, srcset } from "../../article/picture.ts";
import type { LeadImage, SourceImage } from "../../content/manuscript.ts";
import { walk, walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import type { CodeColours } from "../html/colour-code.ts";
import { fitToPage } from "../html/fit-to-page.ts";
import { copyTree, create, text } from "../html/tree.ts";
import type { Pictures } from "./pictures.ts";
import { type Illustrated, leadImage } from "./shown-small.ts";

/** The width of a picture: that of the column, or of the window if it is narrower. */
const columnSizes = "(min-width: 42rem) 40rem, 100vw";

/** The `src` of the lead picture: no key of `images` begins with a slash. */
const leadKey = "/lead";

/** The picture of the image that leads an article. */
export function leadPicture(manuscript: Illustrated, pictures: Pictures): LeadPicture | undefined {
  const lead = leadImage(manuscript);
  return lead && { ...pictureOf(lead.image, pictures), alt: lead.alt, caption: lead.caption };
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
      ...(picture && { src: picture.renditions.at(-1)?.path, ...choice(picture) }),
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
      ...choice(picture, origin),
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
      ...(others.srcSet && { sizes: shown < width ? `${shown}px` : columnSizes }),
      width: shown,
      height: Math.max(1, Math.round((shown * height) / width)),
    });
  });
  return copy;
}

interface Sized extends Properties {
  readonly srcSet?: string;
  readonly width?: number;
  readonly height?: number;
}

/** The files that a browser can choose from, if there are several. */
function choice(picture: Picture, origin?: string): Pick<Sized, "srcSet"> {
  const srcSet = srcset(picture, origin);
  return srcSet === undefined ? {} : { srcSet };
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

function pictureOf({ file }: SourceImage, pictures: Pictures): Picture {
  const picture = pictures.get(file);
  if (picture === undefined) throw new Error(`${file} was not pressed`);
  return picture;
}
