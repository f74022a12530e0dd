import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Cursor } from "../catalogue/cursor.ts";
import { lowerBound, type Series } from "../catalogue/series.ts";

/** The place of the article in a row. */
export function cursorOf(catalogue: Catalogue, row: number): Cursor {
  return { published: catalogue.published[row] ?? 0, name: firstSlug(catalogue, row) };
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
