import type { Element, Properties, Root } from "hast";
import { walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import { type CodeColours, colourCode, noColours } from "./colour-code.ts";
import { setFormulas } from "./set-formulas.ts";
import { create } from "./tree.ts";

/**
 * Fits the tables, the code and the formulas of a body to a page, which has a style sheet and may be
 * narrow. Changes the tree.
 *
 * @param words for the labels that screen readers say
 */
export function fitToPage(root: Root, words: Words, colours: CodeColours = noColours): Root {
  setFormulas(root);
  colourCode(root, colours);
  fitPictures(root, words);
  alignCells(root);
  makeScrollable(root, words);
  return root;
}

/** Replaces `align`, which HTML no longer has, by a class. Feeds have no style sheet, so they keep it. */
function alignCells(root: Root): void {
  walkElements(root, ({ tagName, properties }) => {
    if (tagName !== "td" && tagName !== "th") return undefined;
    const { align } = properties;
    delete properties["align"];
    if (align === "right" || align === "center") properties["className"] = [align];
    return undefined;
  });
}

/**
 * Lets code, and each table in a group of its own, scroll on its own, by keyboard as well (WCAG 2.2,
 * success criterion 2.1.1).
 */
function makeScrollable(root: Root, words: Words): void {
  walkElements(root, (node, index, parent) => {
    if (node.tagName === "pre") node.properties["tabIndex"] = 0;
    if (node.tagName !== "table") return undefined;
    const attributes = { className: ["wide"], role: "group", ariaLabel: words.table, tabIndex: 0 };
    parent.children[index] = create("div", attributes, [node]);
    return "skip";
  });
}

/** Pixels. A picture of at least this width stays sharp when it is wider than the text. */
const broadWidth = 1200;

/** The proportion of width to height from which a picture may be wider than the text. */
const broadShape = 1.3;

/** How wide the style sheet shows such a picture, and a picture of a gallery. */
const broadSizes = "(min-width: 60rem) 50rem, 100vw";
const gallerySizes = "(min-width: 60rem) 25rem, 50vw";

/**
 * Fits the figures of a body to a page. Wide pictures may leave the column of the text. The style sheet
 * crops those of a gallery to one height, so each links to the whole picture. Changes the tree.
 *
 * @param words for the link around a picture without an alternative text
 */
export function fitPictures(root: Root, words: Words): void {
  walkElements(root, (node) => {
    if (node.tagName === "figure") {
      const image = node.children.find((child) => child.type === "element");
      if (image?.type === "element" && isBroad(image)) {
        node.properties["className"] = ["broad"];
        setSizes(image, broadSizes);
      }
    }
    if (![node.properties["className"]].flat().includes("figures")) return undefined;
    walkElements(node, (figure) => {
      if (figure.tagName === "figure") openLarge(figure, words);
    });
    return "skip";
  });
}

function isBroad({ tagName, properties }: Element): boolean {
  const [width, height] = [Number(properties["width"]), Number(properties["height"])];
  return tagName === "img" && width >= broadWidth && width >= broadShape * height;
}

/** Puts a link to the largest file around the image of a figure, unless its author linked it. */
function openLarge(figure: Element, words: Words): void {
  figure.children = figure.children.map((image) => {
    if (image.type !== "element" || image.tagName !== "img") return image;
    setSizes(image, gallerySizes);
    return create("a", linkTo(image, words), [image]);
  });
}

/** Says how wide an image is shown, if the browser has several files to choose from. */
function setSizes({ properties }: Element, sizes: string): void {
  if (properties["srcSet"] !== undefined) properties["sizes"] = sizes;
}

function linkTo({ properties }: Element, { enlarge }: Words): Properties {
  const candidates = String(properties["srcSet"] ?? "").split(", ");
  const [largest] = candidates.at(-1)?.split(" ") ?? [];
  return {
    href: largest || properties["src"],
    dataLarge: "",
    ...(!properties["alt"] && { ariaLabel: enlarge }),
  };
}
