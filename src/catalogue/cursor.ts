import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import { lowerBound, type Series } from "./series.ts";

/**
 * A place among all articles that there are and may ever be: that of an article by what never changes
 * of it. What is published, changed or withdrawn elsewhere does not move it.
 */
export interface Cursor {
  readonly published: Instant;
  /** The slug that the article had first. */
  readonly name: string;
}

/** The place of the article in a row. */
export function cursorOf(catalogue: Catalogue, row: number): Cursor {
  return { published: catalogue.published[row] ?? 0, name: firstSlug(catalogue, row) };
}

/** The order of places: that of the rows. */
export function comparePlaces(a: Cursor, b: Cursor): number {
  return a.published - b.published || (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);
}

/** As it stands in an address: `lx2k3w00.joint-laboratory`. */
export function formatCursor({ published, name }: Cursor): string {
  return `${published.toString(36)}.${name}`;
}

/** Reads what {@link formatCursor} wrote; undefined for anything else. */
export function parseCursor(text: string): Cursor | undefined {
  const [, instant, name] = /^(-?[0-9a-z]{1,10})\.([a-z0-9-]{1,100})$/.exec(text) ?? [];
  if (instant === undefined || name === undefined) return undefined;
  return { published: Number.parseInt(instant, 36), name };
}

/** How many articles of a series stand before a cursor; with `and`, the one at it as well. */
export function countBefore(
  catalogue: Catalogue,
  { rows }: Series,
  { published, name }: Cursor,
  and = false,
): number {
  return lowerBound(rows.length, (place) => {
    const row = rows[place] ?? 0;
    const moment = catalogue.published[row] ?? 0;
    if (moment !== published) return moment > published;
    const own = firstSlug(catalogue, row);
    return own > name || (own === name && !and);
  });
}

/** The slug that the article in a row had first, of which its permanent id is made. */
export function firstSlug({ slugs, firstSlugs }: Catalogue, row: number): string {
  return firstSlugs.get(row) ?? slugs.at(row) ?? "";
}
