import type { Root } from "hast";
import { walkElements } from "../../content/files/walk.ts";

/**
 * On pages, a class says how a cell is aligned: HTML has no `align` any more, and feeds, which have no
 * style sheet, keep it. Changes the tree.
 */
export function alignCells(root: Root): Root {
  walkElements(root, ({ tagName, properties }) => {
    if (tagName !== "td" && tagName !== "th") return undefined;
    const { align } = properties;
    delete properties["align"];
    if (align === "right" || align === "center") properties["className"] = [align];
    return undefined;
  });
  return root;
}
