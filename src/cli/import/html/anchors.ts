import type { Element, Parents, Root } from "hast";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { walk, walkElements } from "../../../content/markdown/walk.ts";

/** Elements that can begin with an empty `span`, which carries their id in Markdown. */
const holders = /^(?:h[1-6]|p|li|td|th|dd|dt|figcaption|blockquote|div|section|a|em|strong|b|i)$/;

/**
 * Moves each id to which something in the text links into a `span`, because headings and paragraphs of Markdown have no
 * ids. Drops all other ids. Changes the tree.
 */
export function keepAnchors(root: Root): void {
  const wanted = linkedIds(root);
  const kept = new Set<string>();
  walkElements(root, (node) => {
    const { id, name } = node.properties;
    const own = [id, name].find((value) => typeof value === "string" && wanted.has(value));
    if (/^footnote-/.test(node.tagName)) return undefined;
    delete node.properties["id"];
    if (typeof own !== "string" || kept.has(own)) return undefined;
    kept.add(own);
    if (holders.test(node.tagName)) node.children.unshift(anchor(own));
    else node.properties["id"] = own;
    // The span that was just added has an id, and is not to get another.
    return "skip";
  });
}

function anchor(id: string): Element {
  return { type: "element", tagName: "span", properties: { id }, children: [] };
}

/** The ids to which something in the tree links: `#note-1`. */
function linkedIds(root: Parents): ReadonlySet<string> {
  const ids = new Set<string>();
  walk(root, (node) => {
    const href = node.type === "element" ? node.properties["href"] : undefined;
    if (typeof href === "string" && href.startsWith("#")) ids.add(percentDecoded(href.slice(1)));
    return undefined;
  });
  return ids;
}
