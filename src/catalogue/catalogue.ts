import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import { codeLength, type Index } from "./index-file.ts";

/** Everything, or one topic: entries in order of publication, cut into volumes. */
export interface Series {
  /** Where its volumes lie: `all` or `topics/<slug>`. */
  readonly key: string;
  /** Rows of the index, oldest first. */
  readonly rows: readonly number[];
}

/** What an article is to the public at a moment. */
export type State = "public" | "draft" | "scheduled" | "expired" | "withdrawn";

/** An article's place in a series, and what a validator needs of it. */
export interface Entry {
  /** Place in the series, from 0, oldest first. */
  readonly position: number;
  readonly state: State;
  readonly published: Instant;
  /** Its last change; of a withdrawn one, its withdrawal. */
  readonly updated: Instant;
  readonly code: string;
}

/** The index, ready for look-ups. */
export interface Catalogue {
  readonly channel: Channel;
  readonly everything: Series;
  readonly topics: ReadonlyMap<string, Series>;
  readonly rowOfSlug: ReadonlyMap<string, number>;
  readonly rowOfAlias: ReadonlyMap<string, number>;
  readonly drafts: ReadonlySet<number>;
  readonly expires: ReadonlyMap<number, Instant>;
  readonly withdrawn: ReadonlyMap<number, Instant>;
  readonly index: Index;
}

/** Makes the look-up tables: once, when an isolate starts. */
export function openCatalogue(index: Index): Catalogue {
  const topicRows = index.channel.topics.map((): number[] => []);
  index.topics.forEach((topics, row) => {
    for (const topic of topics) topicRows[topic]?.push(row);
  });
  return {
    channel: index.channel,
    everything: { key: "all", rows: index.slug.map((_, row) => row) },
    topics: new Map(
      index.channel.topics.map(({ slug }, position) => [
        slug,
        { key: `topics/${slug}`, rows: topicRows[position] ?? [] },
      ]),
    ),
    rowOfSlug: new Map(index.slug.map((slug, row) => [slug, row])),
    rowOfAlias: new Map(index.aliases),
    drafts: new Set(index.drafts),
    expires: new Map(index.expires),
    withdrawn: new Map(index.withdrawn),
    index,
  };
}

/** The state of the article in a row. A withdrawal holds at once, whatever its date. */
export function stateOf(catalogue: Catalogue, row: number, now: Instant): State {
  if (catalogue.drafts.has(row)) return "draft";
  if ((catalogue.index.published[row] ?? Infinity) > now) return "scheduled";
  if (catalogue.withdrawn.has(row)) return "withdrawn";
  return (catalogue.expires.get(row) ?? Infinity) <= now ? "expired" : "public";
}

/**
 * The newest entries of a series that are public at a moment, newest first.
 *
 * @param unpublished also what is not public yet or any more, but never what is withdrawn
 */
export function newest(
  catalogue: Catalogue,
  series: Series,
  limit: number,
  now: Instant,
  unpublished = false,
): Entry[] {
  const entries: Entry[] = [];
  const start = unpublished ? series.rows.length : countPublished(catalogue.index, series, now);
  for (let position = start - 1; position >= 0 && entries.length < limit; position--) {
    const entry = entryAt(catalogue, series, position, now);
    if (entry.state === "public" || (unpublished && entry.state !== "withdrawn")) {
      entries.push(entry);
    }
  }
  return entries;
}

/** The entries of a part of a series, newest first and whatever their state: places `from` up to `to`. */
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
 * The entries of a series that were withdrawn at a moment or later, the last withdrawn first: what
 * its readers may still hold.
 */
export function withdrawnSince(
  catalogue: Catalogue,
  series: Series,
  since: Instant,
  now: Instant,
): Entry[] {
  if (catalogue.withdrawn.size === 0) return [];
  return [...catalogue.withdrawn]
    .filter(([, when]) => when >= since)
    .map(([row]) => positionOf(series, row))
    .filter((position) => position !== undefined)
    .map((position) => entryAt(catalogue, series, position, now))
    .filter(({ state }) => state === "withdrawn")
    .sort((a, b) => b.updated - a.updated || b.position - a.position);
}

/** The place of an article in the series of everything, whatever its state. */
export function findArticle(catalogue: Catalogue, slug: string, now: Instant): Entry | undefined {
  const row = catalogue.rowOfSlug.get(slug);
  return row === undefined ? undefined : entryAt(catalogue, catalogue.everything, row, now);
}

function entryAt(catalogue: Catalogue, series: Series, position: number, now: Instant): Entry {
  const { index } = catalogue;
  const row = series.rows[position];
  const published = row === undefined ? undefined : index.published[row];
  if (row === undefined || published === undefined) {
    throw new RangeError(`no entry ${position} in the series ${series.key}`);
  }
  return {
    position,
    state: stateOf(catalogue, row, now),
    published,
    updated: catalogue.withdrawn.get(row) ?? index.updated[row] ?? published,
    code: index.codes.slice(row * codeLength, (row + 1) * codeLength),
  };
}

/** How many entries of a series were published by a moment: its rows stand in that order. */
export function countPublished(index: Index, { rows }: Series, now: Instant): number {
  return lowerBound(rows.length, (place) => (index.published[rows[place] ?? 0] ?? Infinity) > now);
}

function positionOf({ rows }: Series, row: number): number | undefined {
  const position = lowerBound(rows.length, (place) => (rows[place] ?? Infinity) >= row);
  return rows[position] === row ? position : undefined;
}

/** The first place from which on a condition holds. */
function lowerBound(length: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
