import { articlePath } from "../article/article.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import { codeLength } from "./edition-file.ts";
import type { Series } from "./series.ts";

/** Whether the public can read an article at a moment, and if not, why. */
export type State = "public" | "draft" | "scheduled" | "expired" | "withdrawn";

/** An article's entry in a series, with what a validator needs to know about it. */
export interface Entry {
  /** Row in the index. */
  readonly row: number;
  /** Place in the series, from 0, oldest first. */
  readonly position: number;
  readonly state: State;
  readonly published: Instant;
  /** The article's last change; if it was withdrawn, its withdrawal. */
  readonly updated: Instant;
  readonly code: string;
}

/** The state of the article in a row. A withdrawal takes effect at once, whatever its date. */
export function stateOf(catalogue: Catalogue, row: number, now: Instant): State {
  const scheduled = (catalogue.published[row] ?? Infinity) > now;
  if (catalogue.special[row] === 0) return scheduled ? "scheduled" : "public";
  if (catalogue.drafts.has(row)) return "draft";
  if (scheduled) return "scheduled";
  if (catalogue.withdrawn.has(row)) return "withdrawn";
  return (catalogue.expires.get(row) ?? Infinity) <= now ? "expired" : "public";
}

/**
 * Whether feeds and lists include an article in this state. With `unpublished`, they include all
 * but withdrawn ones.
 */
export function isListed(state: State, unpublished: boolean): boolean {
  return state === "public" || (unpublished && state !== "withdrawn");
}

/** How many articles of a series lists include at a moment. */
export function countListed(catalogue: Catalogue, { rows }: Series, now: Instant): number {
  const unpublished = catalogue.preview !== "none";
  let count = 0;
  for (const row of rows) if (isListed(stateOf(catalogue, row, now), unpublished)) count += 1;
  return count;
}

/**
 * The article at a place of a series.
 *
 * @throws RangeError if there is none
 */
export function entryAt(
  catalogue: Catalogue,
  series: Series,
  position: number,
  now: Instant,
): Entry {
  const row = series.rows[position];
  const published = row === undefined ? undefined : catalogue.published[row];
  if (row === undefined || published === undefined) {
    throw new RangeError(`no entry ${position} in a series of ${series.rows.length}`);
  }
  return {
    row,
    position,
    state: stateOf(catalogue, row, now),
    published,
    updated: catalogue.withdrawn.get(row) ?? catalogue.updated[row] ?? published,
    code: catalogue.codes.slice(row * codeLength, (row + 1) * codeLength),
  };
}

/** The article with a slug, in the series of everything, whatever its state. */
export function findArticle(catalogue: Catalogue, slug: string, now: Instant): Entry | undefined {
  const row = catalogue.slugs.rowOf(slug);
  return row === undefined ? undefined : entryAt(catalogue, catalogue.everything, row, now);
}

/**
 * The entries at the places `from` up to `to` of a series, newest first and whatever their
 * state.
 */
export function entriesBetween(
  catalogue: Catalogue,
  series: Series,
  from: number,
  to: number,
  now: Instant,
): Entry[] {
  const entries: Entry[] = [];
  for (let position = Math.min(to, series.rows.length) - 1; position >= from; position--) {
    entries.push(entryAt(catalogue, series, position, now));
  }
  return entries;
}

/**
 * The last change of any public article in the rows `from` up to `to`; undefined if none is
 * public.
 */
export function lastChange(
  catalogue: Catalogue,
  now: Instant,
  from = 0,
  to = Infinity,
): Instant | undefined {
  let latest: Instant | undefined;
  catalogue.updated.subarray(from, to).forEach((updated, place) => {
    if (latest !== undefined && updated <= latest) return;
    if (stateOf(catalogue, from + place, now) === "public") latest = updated;
  });
  return latest;
}

/** The path of the article that has or once had this slug, if it may be shown. */
export function articleAddress(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
): string | undefined {
  return (
    addressOf(catalogue, catalogue.slugs.rowOf(slug), now) ?? addressOfAlias(catalogue, slug, now)
  );
}

/** The path of the article that once had this slug, if it may be shown. */
export function addressOfAlias(
  catalogue: Catalogue,
  alias: string,
  now: Instant,
): string | undefined {
  return addressOf(catalogue, catalogue.rowOfAlias.get(alias), now);
}

/**
 * The permanent name of the article in a row: the slug under which it was first published. It is
 * part of the permanent id and does not change when the article is renamed.
 */
export function nameAt({ firstSlugs, slugs }: Catalogue, row: number): string | undefined {
  return firstSlugs.get(row) ?? slugs.at(row);
}

/** The row of the article with a permanent name, whatever its state. */
export function rowNamed(catalogue: Catalogue, name: string): number | undefined {
  const row = catalogue.rowOfAlias.get(name) ?? catalogue.slugs.rowOf(name);
  return row !== undefined && nameAt(catalogue, row) === name ? row : undefined;
}

/** The permanent name of the public article with a slug. */
export function permanentName(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
): string | undefined {
  const row = catalogue.slugs.rowOf(slug);
  if (row === undefined || stateOf(catalogue, row, now) !== "public") return undefined;
  return nameAt(catalogue, row);
}

function addressOf(catalogue: Catalogue, row: number | undefined, now: Instant) {
  const slug = row === undefined ? undefined : catalogue.slugs.at(row);
  if (row === undefined || slug === undefined) return undefined;
  const state = stateOf(catalogue, row, now);
  const shown = state === "public" || state === "withdrawn" || catalogue.preview !== "none";
  return shown ? articlePath({ slug }) : undefined;
}
