import type { Instant } from "../../src/article/instant.ts";
import type { Query } from "./paged-index.ts";
import { byPublication, type Row } from "./rows.ts";

/** The slugs that a query asks for, newest first, by going through all rows. */
export function plainSlugs(rows: readonly Row[], query: Query, now: Instant): string[] {
  const { topics, language, before, limit } = query;
  const found: string[] = [];
  for (let place = rows.length - 1; place >= 0 && found.length < limit; place--) {
    const row = rows[place];
    if (row === undefined || !isPublic(row, now)) continue;
    if (before !== undefined && byPublication(row, before) >= 0) continue;
    if (language !== undefined && row.language !== language) continue;
    if (topics.every((topic) => row.topics.includes(topic))) found.push(row.slug);
  }
  return found;
}

export function isPublic({ published, expires }: Row, now: Instant): boolean {
  return published <= now && now < (expires ?? Infinity);
}
