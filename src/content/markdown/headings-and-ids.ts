import type { Element, Root } from "hast";
import { walkElements } from "./walk.ts";

/**
 * Fits the headings of a body under the article's title, which is the page's h1: the highest becomes
 * h2, the others keep their distance from it, and none goes beyond h6.
 */
export function shiftHeadings(root: Root): void {
  const headings: Element[] = [];
  walkElements(root, (node) => {
    // The heading of the footnotes is not the author's: it is an h2 as it is.
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
 * The id that an id of an article's body becomes, so that the ids of several articles and of the page
 * around them stay apart. No slug holds two hyphens in a row.
 */
export function bodyId(slug: string, id: string): string {
  return `${slug}--${id}`;
}

/** Gives the ids of a body their prefix, wherever they stand or are referred to. */
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
