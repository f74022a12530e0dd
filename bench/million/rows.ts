import type { Instant } from "../../src/article/instant.ts";
import { lowerBound } from "../../src/catalogue/series.ts";
import { firstPublished, zipf } from "../corpus.ts";
import { randomNumbers } from "../random.ts";

/** What the index knows of an article. */
export interface Row {
  readonly slug: string;
  readonly published: Instant;
  readonly updated: Instant;
  /** When it expires; undefined if it does not. */
  readonly expires: Instant | undefined;
  /** The version code as a number of 30 bits: five characters of base64. */
  readonly code: number;
  readonly topics: readonly number[];
  readonly author: number;
  readonly language: number;
}

/** The place of an article in order of publication. Both parts never change. */
export type Cursor = Pick<Row, "published" | "slug">;

/** How many topics the made-up articles have. The nth is 1/n as frequent as the first. */
export const topicCount = 1000;
const minute = 60_000;
const day = 24 * 60 * minute;
const shares = zipf(topicCount);
const words =
  "steel alloy carbon laboratory research energy student campus process metal furnace model".split(
    " ",
  );

/** Makes the rows of an index, the same at every call, in order of publication. */
export function madeUpRows(count: number): Row[] {
  return Array.from({ length: count }, (_, number) => madeUpRow(number)).sort(byPublication);
}

/** The nth row. One comes every eight minutes; some come at the same moment as the one before. */
export function madeUpRow(number: number): Row {
  const random = randomNumbers(number + 1);
  const word = () => words[Math.floor(random() * words.length)];
  const published = firstPublished + (number - (number % 50 === 49 ? 1 : 0)) * 8 * minute;
  const labels = Array.from({ length: 1 + Math.floor(random() * 3) }, () => topicAt(random()));
  return {
    slug: `${word()}-${word()}-${word()}-${number}`,
    published,
    updated: published + (random() < 0.1 ? 30 * day : 0),
    expires: random() < 0.01 ? published + 60 * day : undefined,
    code: Math.floor(random() * 2 ** 30),
    topics: [...new Set(labels)],
    author: Math.floor(random() ** 2 * 5000),
    language: random() < 0.3 ? 1 : 0,
  };
}

/** A moment at which the newest 24 of some rows are still scheduled. */
export function momentOf(rows: readonly Row[]): Instant {
  return rows.at(-25)?.published ?? firstPublished;
}

/** Sorts by publication, then by slug. */
export function byPublication(a: Cursor, b: Cursor): number {
  if (a.published !== b.published) return a.published - b.published;
  if (a.slug === b.slug) return 0;
  return a.slug < b.slug ? -1 : 1;
}

function topicAt(share: number): number {
  return lowerBound(topicCount - 1, (topic) => (shares[topic] ?? 1) > share);
}
