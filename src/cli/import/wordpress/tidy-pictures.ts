import type { Element, ElementContent, Root } from "hast";
import { walkElements } from "../../../content/markdown/walk.ts";
import { attribute, contentOf, find, findAll, hasClass, isElement } from "../html/html-tree.ts";
import { figure, pictureRow } from "../html/media-html.ts";
import type { Library, MediaFile } from "./library.ts";

const galleries = [
  "gallery",
  "wp-block-gallery",
  "blocks-gallery-grid",
  "tiled-gallery",
  "wp-block-jetpack-tiled-gallery",
  "wp-block-jetpack-slideshow",
];
/**
 * Puts what the media library knows into a text: the original file in place of a smaller copy, and its description
 * where the article has none. Galleries become rows. A link around a picture that only shows the picture larger is
 * removed. Changes the tree.
 */
export function tidyPictures(root: Root, library: Library): void {
  walkElements(root, (node, index, parent) => {
    if (node.tagName === "img") {
      original(node, library);
      return "skip";
    }
    if (node.tagName === "a") unlink(node, index, parent.children, library);
    return undefined;
  });
  walkElements(root, (node, index, parent) => {
    if (!hasClass(node, ...galleries) || findAll(node, isPicture).length === 0) return undefined;
    const plain = galleryOf(node);
    parent.children.splice(index, 1, ...plain);
    return index + plain.length;
  });
}

function isPicture(node: Element): boolean {
  return node.tagName === "img";
}

/** Points a picture at its original file, which the library knows by the picture's number or address. */
function original(image: Element, library: Library): void {
  const { properties } = image;
  const classes = Array.isArray(properties["className"]) ? properties["className"].join(" ") : "";
  const id = /(?:^|\s)wp-image-(\d+)/.exec(classes)?.[1] ?? attribute(image, "dataId");
  const file = /^\d+$/.test(id) ? fileWith(Number(id), image, library) : undefined;
  const known = file ?? library.fileAt(attribute(image, "src"));
  if (known === undefined) return;
  if (properties["src"] !== known.url) {
    properties["src"] = known.url;
    // They belong to the smaller copy.
    delete properties["width"];
    delete properties["height"];
  }
  // They list smaller copies, from which the import takes the largest where the original is not known.
  delete properties["srcSet"];
  delete properties["sizes"];
  for (const name of ["className", "style", "dataId"]) delete properties[name];
  if (attribute(image, "alt") === "" && known.alt !== undefined) properties["alt"] = known.alt;
}

/** The file with a number, unless the picture shows another file: numbers change when a site moves. */
function fileWith(id: number, image: Element, library: Library): MediaFile | undefined {
  const file = library.file(id);
  return file !== undefined && stem(file.url) === stem(attribute(image, "src")) ? file : undefined;
}

/** The name of a picture's file without its size and ending. */
function stem(address: string): string {
  const name =
    (URL.parse(address, "https://relative.invalid/")?.pathname ?? "").split("/").at(-1) ?? "";
  return name.replace(/\.[a-z0-9]+$/i, "").replace(/-(?:\d+x\d+|scaled|rotated|e\d{10,})$/, "");
}

/** Replaces a link to a picture's file or page by the picture, and a link to a file's page by one to the file. */
function unlink(
  link: Element,
  index: number,
  siblings: (Root | Element)["children"],
  library: Library,
): void {
  const href = attribute(link, "href");
  const file = library.fileAt(href);
  const [only, ...others] = contentOf(link);
  if (isElement(only, "img") && others.length === 0) {
    const shown = library.fileAt(attribute(only, "src"));
    const isLarger = /\.(?:jpe?g|png|gif|webp|avif)$/i.test(URL.parse(href)?.pathname ?? "");
    if (
      (file !== undefined && file === shown) ||
      (isLarger && stem(href) === stem(attribute(only, "src")))
    ) {
      // The larger copy is what readers were meant to see.
      if (shown === undefined && isLarger) only.properties["src"] = href;
      siblings[index] = only;
      original(only, library);
      return;
    }
  }
  if (file !== undefined) link.properties["href"] = file.url;
}

/** A row of the pictures of a gallery, and a paragraph for the gallery's own caption. */
function galleryOf(gallery: Element): Element[] {
  const figures = findAll(gallery, isItem).flatMap((item) => {
    const pictures = findAll(item, (one) => isElement(one, "img"));
    const caption = find(
      item,
      (one) => isElement(one, "figcaption") || hasClass(one, "wp-caption-text"),
    );
    return pictures.map((picture) => figure(linked(item, picture), caption?.children ?? []));
  });
  const own = gallery.children.find((child) => isElement(child, "figcaption"));
  const note: ElementContent[] = isElement(own) ? own.children : [];
  const loose = findAll(gallery, isPicture);
  const row = pictureRow(figures.length > 0 ? figures : loose);
  return note.length === 0
    ? [row]
    : [row, { ...gallery, tagName: "p", properties: {}, children: note }];
}

/** A picture of a gallery with its caption. */
function isItem(node: Element): boolean {
  return (
    hasClass(
      node,
      "gallery-item",
      "blocks-gallery-item",
      "tiled-gallery__item",
      "tiled-gallery-item",
    ) ||
    (node.tagName === "figure" && !hasClass(node, ...galleries)) ||
    node.tagName === "li"
  );
}

/** A picture, in its link if it has one. */
function linked(item: Element, picture: Element): Element {
  return (
    find(
      item,
      (one) => isElement(one, "a") && findAll(one, (inner) => inner === picture).length > 0,
    ) ?? picture
  );
}
