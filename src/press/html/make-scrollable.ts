import type { Element, Root } from "hast";
import { walkElements } from "../../content/files/walk.ts";

/**
 * Lets what may be wider than the page be scrolled on its own, by keyboard as well (WCAG 2.2, success
 * criterion 2.1.1): each table in a group of its own, and code. Changes the tree.
 */
export function makeScrollable(root: Root): Root {
  walkElements(root, (node, index, parent) => {
    if (node.tagName === "pre") node.properties["tabIndex"] = 0;
    if (node.tagName !== "table") return undefined;
    const group: Element = {
      type: "element",
      tagName: "div",
      properties: { className: ["wide"], role: "group", ariaLabel: "Table", tabIndex: 0 },
      children: [node],
    };
    parent.children[index] = group;
    return "skip";
  });
  return root;
}
