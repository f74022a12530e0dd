import type { Root } from "hast";
import { walkElements } from "../files/walk.ts";

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
        properties[name] = value.map((one) => bodyId(slug, String(one)));
      }
    }
    const { href } = properties;
    if (typeof href === "string" && href.startsWith("#")) {
      properties["href"] = `#${bodyId(slug, href.slice(1))}`;
    }
  });
}
