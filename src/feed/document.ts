import { fingerprint } from "../article/fingerprint.ts";
import {
  countPublished,
  type Entry,
  entriesBetween,
  newest,
  type State,
  withdrawnSince,
} from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { bind } from "./bind.ts";
import { type Format, formats } from "./formats.ts";
import { feedFrame } from "./head.ts";
import { type History, parseRange, type Range, rangeBefore, rangePath } from "./history.ts";
import { feedFacts, feedPath, type Selection } from "./selection.ts";

/** Articles in a subscription feed, unless the channel says otherwise. */
const defaultEntries = 20;

/** A feed as of a moment. Its body is bound only when it is asked for. */
export interface FeedDocument {
  readonly mediaType: string;
  /** Weak validator: the table of contents. */
  readonly etag: string;
  /** Seconds for which it may be kept, where that is known. */
  readonly maxAge?: number;
  body(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Seconds for which an archive may be kept: what it holds is there for good. */
const archiveAge = 365 * 24 * 60 * 60;

/** The newest articles of a selection as a feed. */
export function feedDocument(site: Site, selection: Selection, format: Format): FeedDocument {
  const { catalogue, now } = site;
  const { channel, index } = catalogue;
  const { series } = selection;
  const limit = channel.feeds?.entries ?? defaultEntries;
  const live = newest(catalogue, series, limit, now, index.preview === "feeds");
  const oldest = live.at(-1);
  const gone = withdrawnSince(catalogue, series, oldest?.published ?? 0, now);
  const previous = live.length < limit ? undefined : rangeBefore(oldest?.position ?? 0);
  return bound(site, selection, format, [...gone, ...live], {
    previous,
    kind: previous === undefined ? "complete" : "newest",
  });
}

/** A part of a selection's history (RFC 5005, section 4), if there is such a part. */
export function archiveDocument(
  site: Site,
  selection: Selection,
  format: Format,
  name: string,
): FeedDocument | undefined {
  const { catalogue, now } = site;
  const { series } = selection;
  const range = parseRange(name, series, countPublished(catalogue.index, series, now));
  if (range === undefined) return undefined;
  const entries = entriesBetween(catalogue, series, range.from, range.to, now);
  const inState = (wanted: State) => entries.filter(({ state }) => state === wanted);
  return {
    ...bound(site, selection, format, [...inState("withdrawn"), ...inState("public")], {
      range,
      previous: rangeBefore(range.from),
      kind: "archive",
    }),
    maxAge: archiveAge,
  };
}

interface Place extends Pick<History, "kind"> {
  readonly range?: Range;
  readonly previous: Range | undefined;
}

function bound(
  { catalogue, store }: Site,
  selection: Selection,
  format: Format,
  all: readonly Entry[],
  { range, previous, kind }: Place,
): FeedDocument {
  const { channel } = catalogue;
  // RSS has no word for a withdrawn article. Atom's grammar wants tombstones before the entries.
  const entries = format === "rss" ? all.filter(({ state }) => state !== "withdrawn") : all;
  const live = entries.find(({ state }) => state !== "withdrawn");
  const updated = Math.max(0, ...entries.map((entry) => entry.updated));
  const folder = previous && { path: `${selection.path}${rangePath(previous)}` };
  const facts = {
    ...feedFacts(channel, selection, format, updated, live?.published, range),
    history: {
      kind,
      current: `${channel.url}${feedPath(selection, format)}`,
      previous: folder && `${channel.url}${feedPath(folder, format)}`,
    },
  };
  // What changes with every article is said by the articles' codes.
  const lasting = { ...facts, updated: 0, published: undefined, history: undefined };
  const head = fingerprint(feedFrame(format, channel, lasting).open);
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    // In development, the next look must show what has been saved.
    ...(catalogue.index.preview !== "none" && { maxAge: 0 }),
    etag: `W/"${head}.${entries.map(({ code }) => code).join("")}"`,
    body: async () =>
      bind(
        feedFrame(format, channel, facts),
        await fetchPieces(store, selection.series, entries, format),
      ),
  };
}
