import type { Instant } from "../article/instant.ts";

/**
 * A place among all articles that there are and may ever be: that of an article by what never changes
 * of it. What is published, changed or withdrawn elsewhere does not move it.
 */
export interface Cursor {
  readonly published: Instant;
  /** The slug that the article had first. */
  readonly name: string;
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
