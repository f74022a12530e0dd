import { articlePath } from "../article/article.ts";
import type { Instant } from "../article/instant.ts";
import { type Catalogue, stateOf } from "./catalogue.ts";

/** The path of the article that has this slug, or had it once, if it may be shown. */
export function articleAddress(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
): string | undefined {
  return (
    addressOf(catalogue, catalogue.slugs.rowOf(slug), now) ?? addressOfAlias(catalogue, slug, now)
  );
}

/** The path of the article that had this slug once, if it may be shown. */
export function addressOfAlias(
  catalogue: Catalogue,
  alias: string,
  now: Instant,
): string | undefined {
  return addressOf(catalogue, catalogue.rowOfAlias.get(alias), now);
}

/**
 * The slug under which a public article was first published. It is part of its permanent id, and stays
 * when the article is renamed.
 */
export function permanentName(
  catalogue: Catalogue,
  slug: string,
  now: Instant,
): string | undefined {
  const row = catalogue.slugs.rowOf(slug);
  if (row === undefined || stateOf(catalogue, row, now) !== "public") return undefined;
  return catalogue.firstSlugs.get(row) ?? slug;
}

function addressOf(catalogue: Catalogue, row: number | undefined, now: Instant) {
  const slug = row === undefined ? undefined : catalogue.slugs.at(row);
  if (row === undefined || slug === undefined) return undefined;
  const state = stateOf(catalogue, row, now);
  const shown = state === "public" || state === "withdrawn" || catalogue.preview !== "none";
  return shown ? articlePath({ slug }) : undefined;
}
