import type { Root } from "hast";
import { walk } from "../../../content/markdown/walk.ts";
import { recordingOf } from "./figures.ts";

/**
 * The words of a tree, without white space and the dollar signs of formulas, to compare two trees. It leaves out what rendering adds to footnotes, and
 * what browsers without players show in place of one.
 */
export function wordsOf(root: Root): string {
  let words = "";
  walk(root, (node) => {
    if (node.type === "text") words += node.value;
    if (node.type !== "element") return undefined;
    const { id, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    const isLabel = node.tagName === "h2" && /(?:^|--)footnote-label$/.test(String(id ?? ""));
    const isMark = dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined;
    // A link to a recording becomes a player where it stands alone.
    const isPlayer = /^(?:audio|video)$/.test(node.tagName) || recordingOf(node) !== undefined;
    return isLabel || isMark || isPlayer ? "skip" : undefined;
  });
  return words.replace(/[\s$]+/g, "");
}
