import type { Instant } from "../../src/article/instant.ts";
import { lowerBound } from "../../src/catalogue/series.ts";
import { begins } from "./hash.ts";
import type { Entry, Page } from "./page.ts";
import type { Cursor } from "./rows.ts";
import { momentsOf, slugPageOf } from "./slug-page.ts";
import type { PageList, Root } from "./write-index.ts";

/** A feed query: articles in all of these topics and in this language. */
export interface Query {
  readonly topics: readonly number[];
  readonly language?: number | undefined;
  /** The place in order of publication to end before. */
  readonly before?: Cursor | undefined;
  readonly limit: number;
}

/** Entries, newest first, and the place that the next part ends before, if there may be older ones. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly next?: Cursor | undefined;
}

/** Entries of an archive, newest first, and the name of the next older archive. */
export interface Archive {
  readonly entries: readonly Entry[];
  readonly before?: Cursor | undefined;
}

/** Reads a page, or takes it from the pages that the isolate keeps. */
export interface Pages {
  rows(name: string): Promise<Page>;
  slugs(name: string): Promise<ArrayBuffer>;
}

/** The most pages that a query reads. If they do not suffice, its part of the feed ends early. */
const mostPages = 3;
/** An archive ends before one article in 2^archiveBits, and has at most 45: one for each subrequest. */
const archiveBits = 5;
const mostInArchive = 45;

/** The newest articles that a query asks for and that are public at a moment. */
export async function newest(root: Root, pages: Pages, query: Query, now: Instant): Promise<Found> {
  const { topics, language, before, limit } = query;
  const list = shortest(root, query);
  const entries: Entry[] = [];
  let next: Cursor | undefined;
  let reads = 0;
  for (const name of downwards(list, Math.min(now, before?.published ?? now))) {
    if (reads++ === mostPages) return { entries, next };
    const page = await pages.rows(name);
    const end = before === undefined ? page.rows : page.countBefore(before);
    for (let place = end - 1; place >= 0; place--) {
      if (!page.isPublic(place, now)) continue;
      if (language !== undefined && !page.isIn(place, language)) continue;
      if (!topics.every((topic) => page.hasTopic(place, topic))) continue;
      if (entries.length === limit) return { entries, next: entries.at(-1) };
      entries.push(page.entry(place));
    }
    next = page.cursor(0);
  }
  return { entries };
}

/**
 * The archive of a series that ends before a cursor. It begins where the series is cut, so articles
 * that are published or inserted elsewhere leave it as it is.
 *
 * @param key of the series
 */
export async function archive(
  root: Root,
  pages: Pages,
  key: string,
  before: Cursor,
  now: Instant,
): Promise<Archive> {
  const list = root.series[key] ?? none;
  for (const name of downwards(list, before.published)) {
    const page = await pages.rows(name);
    const end = page.countBefore(before);
    // The cursor may name the first article of a page.
    if (end === 0) continue;
    let first = end - 1;
    while (first > 0 && end - first < mostInArchive && !begins(page.slug(first), archiveBits)) {
      first--;
    }
    const places = Array.from({ length: end - first }, (_, back) => end - 1 - back);
    return {
      entries: places
        .filter((place) => page.isPublic(place, now))
        .map((place) => page.entry(place)),
      before: first > 0 || name !== list.names[0] ? page.cursor(first) : undefined,
    };
  }
  return { entries: [] };
}

/** The public article with a slug. */
export async function articleBySlug(
  root: Root,
  pages: Pages,
  slug: string,
  now: Instant,
): Promise<Entry | undefined> {
  const { bits, names } = root.slugs;
  const all = root.series["all"] ?? none;
  const moments = momentsOf(await pages.slugs(names[slugPageOf(slug, bits)] ?? ""), slug);
  for (const published of moments) {
    for (const name of downwards(all, published)) {
      const page = await pages.rows(name);
      const place = page.countBefore({ published, slug });
      if (page.slug(place) === slug)
        return page.isPublic(place, now) ? page.entry(place) : undefined;
      // Only articles of the same moment can lie in an earlier page.
      if (page.published(0) < published) break;
    }
  }
  return undefined;
}

const none: PageList = { rows: 0, starts: [], names: [] };

/** The shortest series that holds every article a query asks for. */
function shortest({ series }: Root, { topics, language }: Query): PageList {
  const keys = ["all", ...topics.map((topic) => `topics/${topic}`)];
  if (language !== undefined) keys.push(`languages/${language}`);
  return keys
    .map((key) => series[key] ?? none)
    .reduce((best, other) => (other.rows < best.rows ? other : best));
}

/** The names of a series' pages from the one that holds a moment on, newest first. */
function* downwards({ starts, names }: PageList, moment: Instant): Generator<string> {
  const count = lowerBound(starts.length, (place) => (starts[place] ?? Infinity) > moment);
  for (let place = count - 1; place >= 0; place--) yield names[place] ?? "";
}
