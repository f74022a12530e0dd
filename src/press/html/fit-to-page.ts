import type { Root } from "hast";
import { walkElements } from "../../content/markdown/walk.ts";
import type { Words } from "../../language/words.ts";
import { type CodeColours, colourCode, noColours } from "./colour-code.ts";
import { fitPictures } from "./fit-pictures.ts";
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
