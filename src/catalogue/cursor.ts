import type { Instant } from "../article/instant.ts";

/**
 * A place in the order of all articles, present and future. It consists only of what never
 * changes about an article, so publishing, changing or withdrawing other articles does not move
 * it.
 */
export interface Cursor {
  readonly published: Instant;
  /** The slug under which the article was first published. */
  readonly name: string;
}

/** The order of places: that of the rows. */
export function comparePlaces(a: Cursor, b: Cursor): number {
  return a.published - b.published || (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);
}

/** A cursor as an address contains it: `lx2k3w00.joint-laboratory`. */
export function formatCursor({ published, name }: Cursor): string {
  return `${published.toString(36)}.${name}`;
}

/** Reads what {@link formatCursor} wrote; undefined for anything else. */
export function parseCursor(text: string): Cursor | undefined {
  const [, instant, name] = /^(-?[0-9a-z]{1,10})\.([a-z0-9-]{1,100})$/.exec(text) ?? [];
  if (instant === undefined || name === undefined) return undefined;
  return { published: Number.parseInt(instant, 36), name };
}
