import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/**
 * Lets what may be wider than the page be scrolled on its own, by keyboard as well (WCAG 2.2, success
 * criterion 2.1.1): each table in a group of its own, and code. Changes the tree.
 */
export function makeScrollable(root: Root): Root {
  visit(root, "element", (node, index, parent) => {
    if (node.tagName === "pre") node.properties["tabIndex"] = 0;
    if (node.tagName !== "table" || parent === undefined || index === undefined) return undefined;
    const group: Element = {
      type: "element",
      tagName: "div",
      properties: { className: ["wide"], role: "group", ariaLabel: "Table", tabIndex: 0 },
      children: [node],
    };
    parent.children[index] = group;
    return SKIP;
  });
  return root;
}
