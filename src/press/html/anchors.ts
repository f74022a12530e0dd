import type { Element, Root } from "hast";
import { bodyId } from "../../content/markdown/headings-and-ids.ts";
import { walkElements } from "../../content/markdown/walk.ts";
import type { Section } from "../../pages/article/contents.tsx";
import { copyTree, toHtml, wordsOf } from "./tree.ts";

/** The longest anchor that is made from a heading, in characters. */
const longest = 60;

/**
 * Gives each heading of a page's body an id made of its words, so that links can lead to it. An id that
 * the author wrote stays. Changes the tree.
 *
 * @param slug the article's slug, the prefix of its ids
 * @returns the sections that begin with headings of the highest level
 */
export function addAnchors(root: Root, slug: string): Section[] {
  const taken = new Set<string>();
  const headings: Element[] = [];
  walkElements(root, (node) => {
    const { id, className } = node.properties;
    if (typeof id === "string") taken.add(id);
    const isHidden = [className].flat().includes("sr-only");
    if (/^h[2-6]$/.test(node.tagName) && !isHidden) headings.push(node);
    return undefined;
  });
  return headings.flatMap((heading) => {
    const words = wordsOf({ type: "root", children: heading.children });
    const own = heading.properties["id"];
    const id = typeof own === "string" ? own : freeId(bodyId(slug, anchorOf(words)), taken);
    heading.properties["id"] = id;
    taken.add(id);
    return heading.tagName === "h2" && words !== "" ? [{ id, html: linkText(heading) }] : [];
  });
}

/** The letters and digits of a heading in any script, in lower case, with hyphens between its words. */
function anchorOf(words: string): string {
  const parts =
    words
      .normalize()
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...parts.join("-")].slice(0, longest).join("").replace(/-$/, "") || "section";
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}

/** The content of a heading without its links and ids, as HTML: it goes into a link itself. */
function linkText(heading: Element): string {
  const copy = copyTree({ type: "root", children: heading.children });
  walkElements(copy, (node, index, parent) => {
    delete node.properties["id"];
    if (node.tagName !== "a" && node.tagName !== "img") return undefined;
    parent.children.splice(index, 1, ...(node.tagName === "a" ? node.children : []));
    return index;
  });
  return toHtml(copy);
}
