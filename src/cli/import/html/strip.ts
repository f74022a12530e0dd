import type { Element, Root } from "hast";
import { allowedHtml } from "../../../content/markdown/allowed-html.ts";
import { sanitise } from "../../../content/markdown/sanitise.ts";
import { walkElements } from "../../../content/markdown/walk.ts";
import type { Complain } from "./losses.ts";

/** Elements that only group or dress their content: nothing is lost without them. */
const dress = new Set(
  "article aside big body button center fieldset font footer form header hgroup html label legend main nav noscript o:p picture tbody address".split(
    " ",
  ),
);

/** Elements that add nothing for readers. */
const silent = new Set(["link", "meta", "base", "track", "param"]);

/**
 * Removes all HTML that an article may not have. What only dressed the text goes without a word; the rest is a
 * loss with its line.
 */
export function strip(root: Root, html: string, complain: Complain): Root {
  walkElements(root, (node, index, parent) => {
    if (dress.has(node.tagName) && !isAllowed(node.tagName)) {
      parent.children.splice(index, 1, ...node.children);
      return index;
    }
    if (silent.has(node.tagName)) {
      parent.children.splice(index, 1);
      return index;
    }
    for (const name of Object.keys(node.properties)) {
      if (!mayHave(node, name)) delete node.properties[name];
    }
    return undefined;
  });
  const { root: safe, findings } = sanitise(root);
  for (const { message, offset } of findings) {
    const line = html.slice(0, offset).split("\n").length;
    const point = { line, column: 1, offset };
    complain(message, { type: "element", position: { start: point, end: point } });
  }
  return safe;
}

function isAllowed(name: string): boolean {
  return allowedHtml.tagNames?.includes(name) === true;
}

function mayHave({ tagName }: Element, name: string): boolean {
  const own = [
    ...(allowedHtml.attributes?.[tagName] ?? []),
    ...(allowedHtml.attributes?.["*"] ?? []),
  ];
  return own.some(
    (attribute) => (typeof attribute === "string" ? attribute : attribute[0]) === name,
  );
}
