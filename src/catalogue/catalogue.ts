import { type Author, type Channel, feedEntries } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import type { Instant } from "../article/instant.ts";
import { RedirectTable } from "../article/redirects.ts";
import type { LinkedPage } from "../article/standing-page.ts";
import type { Vocabulary } from "../language/spoken.ts";
import { decodeGrowing, decodeLists, type Lists, rowsByValue } from "./columns.ts";
import type { Index, Preview } from "./edition-file.ts";
import { GivenIds } from "./given-ids.ts";
import { editionName, newLineage, type OpenLineage, openLineage } from "./lineage.ts";
import {
  allVolumes,
  authorKey,
  languageKey,
  newestVolumes,
  type PressedSeries,
  topicKey,
} from "./series.ts";
import { Slugs } from "./slugs.ts";

/** Series by their names, and by their numbers in the index. */
interface SeriesIndex {
  readonly byName: ReadonlyMap<string, PressedSeries>;
  readonly series: readonly PressedSeries[];
}

/** The index, ready for look-ups. */
export interface Catalogue {
  readonly channel: Channel;
  /** The pages that are no articles, in the order of their menus. */
  readonly pages: readonly LinkedPage[];
  readonly vocabulary: Vocabulary;
  readonly preview: Preview;
  /** In a preview, a name that changes whenever the edition does. */
  readonly edition?: string | undefined;
  /** When this content was first pressed. */
  readonly pressed: Instant;
  readonly lineage: OpenLineage;
  readonly authors: readonly Author[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly slugs: Slugs;
  readonly published: Float64Array;
  readonly updated: Float64Array;
  /** The numbers of each article's topics, authors and language. */
  readonly topicsOf: Lists;
  readonly authorsOf: Lists;
  readonly languageOf: Lists;
  readonly codes: string;
  readonly everything: PressedSeries;
  readonly topicSeries: SeriesIndex;
  readonly authorSeries: SeriesIndex;
  /** By tags in lower case. */
  readonly languageSeries: SeriesIndex;
  readonly rowOfAlias: ReadonlyMap<string, number>;
  /** The slugs under which renamed articles were first published. */
  readonly firstSlugs: ReadonlyMap<number, string>;
  /** The ids that other systems gave to articles. */
  readonly givenIds: GivenIds;
  readonly redirects: RedirectTable;
  /** 1 for each row whose state does not follow from the date of publication alone. */
  readonly special: Uint8Array;
  readonly drafts: ReadonlySet<number>;
  readonly expires: ReadonlyMap<number, Instant>;
  /** Articles that lead the front page until a moment, in order of publication. */
  readonly pinned: readonly (readonly [row: number, until: Instant])[];
  readonly withdrawn: ReadonlyMap<number, Instant>;
  /** The size in bytes of each sound and film, by its path on the site. */
  readonly recordings: ReadonlyMap<string, number>;
  /** The moments at which articles expire, in order. */
  readonly expiries: Float64Array;
}

/**
 * Builds the look-up tables, once when an isolate starts.
 *
 * @param pressed when the edition was pressed
 * @param lineage the editions before it; by default none is known
 */
export function openCatalogue(
  index: Index,
  pressed: Instant = 0,
  lineage = newLineage(editionName(pressed, "0")),
): Catalogue {
  const { channel, pages, vocabulary, preview, authors, languages, codes } = index;
  const published = decodeGrowing(index.published);
  const rows = published.length;
  const topicsOf = decodeLists(index.topics, rows);
  const authorsOf = decodeLists(index.writers, rows);
  const languageOf = {
    starts: Uint32Array.from({ length: rows + 1 }, (_, row) => row),
    values: Uint32Array.from(index.language),
  };
  const special = new Uint8Array(rows);
  for (const row of index.drafts) special[row] = 1;
  for (const [row] of [...index.expires, ...index.withdrawn]) special[row] = 1;
  return {
    channel,
    pages,
    vocabulary,
    preview,
    edition: preview === "none" ? undefined : fingerprint(JSON.stringify(index)),
    pressed,
    lineage: openLineage(lineage, rows),
    authors,
    languages,
    slugs: new Slugs(index.slugs, rows),
    published,
    updated: published.map((instant, row) => instant + (index.updated[row] ?? 0)),
    topicsOf,
    authorsOf,
    languageOf,
    codes,
    everything: { key: "all", rows: languageOf.starts.subarray(0, rows), ...allVolumes },
    topicSeries: seriesIndex(
      channel,
      channel.topics.map((topic) => topic.slug),
      topicKey,
      topicsOf,
    ),
    authorSeries: seriesIndex(
      channel,
      authors.map((author) => author.slug),
      authorKey,
      authorsOf,
    ),
    languageSeries: seriesIndex(
      channel,
      languages.map((tag) => tag.toLowerCase()),
      languageKey,
      languageOf,
    ),
    rowOfAlias: new Map(index.aliases),
    firstSlugs: new Map(index.aliases.map(([alias, row]) => [row, alias] as const).reverse()),
    givenIds: new GivenIds(index.ids),
    redirects: new RedirectTable(index.redirects),
    special,
    drafts: new Set(index.drafts),
    expires: new Map(index.expires),
    pinned: index.pinned ?? [],
    withdrawn: new Map(index.withdrawn),
    recordings: new Map(index.recordings),
    expiries: Float64Array.from(index.expires, ([, when]) => when).sort(),
  };
}

function seriesIndex(
  channel: Channel,
  names: readonly string[],
  keyOf: (name: string) => string,
  lists: Lists,
): SeriesIndex {
  const rows = rowsByValue(lists, names.length);
  const series = names.map((name, number): PressedSeries => {
    const own = rows[number] ?? new Uint32Array();
    return { key: keyOf(name), rows: own, ...newestVolumes(own.length, feedEntries(channel)) };
  });
  return {
    series,
    byName: new Map(series.map((one, number) => [names[number] ?? "", one])),
  };
}
