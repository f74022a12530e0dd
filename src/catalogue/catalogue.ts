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

/** An article's place in a series, and what a validator needs of it. */
export interface Entry {
  /** Place in the series, from 0, oldest first. */
  readonly position: number;
  readonly updated: Instant;
  readonly code: string;
}

/** The index, ready for look-ups. */
export interface Catalogue {
  readonly channel: Channel;
  readonly everything: Series;
  readonly topics: ReadonlyMap<string, Series>;
  readonly rowOfSlug: ReadonlyMap<string, number>;
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
    index,
  };
}

/** The newest entries of a series that are public at a moment, newest first. */
export function newest({ index }: Catalogue, series: Series, limit: number, now: Instant): Entry[] {
  const end = countPublic(index, series, now);
  const entries: Entry[] = [];
  for (let position = end - 1; position >= Math.max(0, end - limit); position--) {
    entries.push(entryAt(index, series, position));
  }
  return entries;
}

/** The place of a public article in the series of everything. */
export function findArticle(catalogue: Catalogue, slug: string, now: Instant): Entry | undefined {
  const row = catalogue.rowOfSlug.get(slug);
  if (row === undefined || (catalogue.index.published[row] ?? Infinity) > now) return undefined;
  return entryAt(catalogue.index, catalogue.everything, row);
}

function entryAt(index: Index, series: Series, position: number): Entry {
  const row = series.rows[position];
  const updated = row === undefined ? undefined : index.updated[row];
  if (row === undefined || updated === undefined) {
    throw new RangeError(`no entry ${position} in the series ${series.key}`);
  }
  return { position, updated, code: index.codes.slice(row * codeLength, (row + 1) * codeLength) };
}

/** How many entries of a series are public: its rows stand in order of publication. */
function countPublic(index: Index, series: Series, now: Instant): number {
  let low = 0;
  let high = series.rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const published = index.published[series.rows[middle] ?? 0] ?? Infinity;
    if (published <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
