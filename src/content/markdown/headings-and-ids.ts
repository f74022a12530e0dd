import type { Element, Root } from "hast";
import { walkElements } from "./walk.ts";

/**
 * Shifts the headings of a body below the article's title, which is the page's h1. The highest becomes
 * h2, the others keep their distance from it, and h6 is the lowest. Changes the tree.
 */
export function shiftHeadings(root: Root): void {
  const headings: Element[] = [];
  walkElements(root, (node) => {
    // The parser adds the heading of the footnotes, which is an h2 already.
    const ofFootnotes = node.tagName === "h2" && node.properties["id"] === "footnote-label";
    if (/^h[1-6]$/.test(node.tagName) && !ofFootnotes) headings.push(node);
  });
  const highest = headings.reduce((least, node) => Math.min(least, level(node)), 6);
  for (const heading of headings) {
    heading.tagName = `h${Math.min(6, level(heading) - highest + 2)}`;
  }
}

function level({ tagName }: Element): number {
  return Number(tagName.slice(1));
}

/**
 * The id that replaces an id of an article's body, so that it clashes neither with ids of other
 * articles nor with those of the page around it. No slug contains two hyphens in a row.
 */
export function bodyId(slug: string, id: string): string {
  return `${slug}--${id}`;
}

/** Puts the prefix before the ids of a body and before every reference to them. Changes the tree. */
export function prefixIds(root: Root, slug: string): void {
  walkElements(root, ({ properties }) => {
    for (const name of ["id", "ariaDescribedBy", "headers"]) {
      const value = properties[name];
      if (typeof value === "string" || typeof value === "number") {
        properties[name] = bodyId(slug, String(value));
      } else if (Array.isArray(value)) {
        properties[name] = value.map((id) => bodyId(slug, String(id)));
      }
    }
    const { href } = properties;
    if (typeof href === "string" && href.startsWith("#")) {
      properties["href"] = `#${bodyId(slug, href.slice(1))}`;
    }
  });
}
