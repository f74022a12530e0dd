import { fingerprint } from "../article/fingerprint.ts";
import { type Catalogue, type Entry, entriesBetween, type State } from "../catalogue/catalogue.ts";
import { placesOf, readableBeside, readablePage } from "../catalogue/cover.ts";
import { cursorOf } from "../catalogue/cursor.ts";
import { partsOf } from "../catalogue/feed-piece.ts";
import { fetchPlaces } from "../catalogue/pieces.ts";
import type { Wish } from "../catalogue/read-query.ts";
import { type Page, withdrawnSince } from "../catalogue/select.ts";
import { countPublished } from "../catalogue/series.ts";
import type { Site } from "../catalogue/site.ts";
import { bind } from "./bind.ts";
import { feedFacts } from "./feed-facts.ts";
import { type Format, formats } from "./formats.ts";
import { type FeedFacts, feedFrame } from "./head.ts";
import { type History, parseRange, rangeBefore, rangePath } from "./history.ts";
import { type Address, addressOf, feedPath, type Selection } from "./selection.ts";

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

/** The newest articles of a selection, or those next to a place in it, as a feed. */
export function feedDocument(site: Site, selection: Selection, format: Format): FeedDocument {
  const { catalogue, now } = site;
  const { slice, wish, limit, plain } = selection;
  const isPart = wish.before !== undefined || wish.after !== undefined;
  const span = { ...wish, limit };
  const page = readablePage(catalogue, slice, span, now, catalogue.preview === "feeds");
  const oldest = page.entries.at(-1);
  // Only the first part tells what was withdrawn: else who walks through all would be told twice.
  const withdrawn = isPart ? [] : withdrawnSince(catalogue, slice, oldest?.published ?? 0, now);
  const gone = readableBeside(catalogue, page.entries, withdrawn);
  const archive =
    plain && page.entries.length >= limit ? rangeBefore(oldest?.position ?? 0) : undefined;
  const url = urlsOf(catalogue, format);
  return bound(site, selection, format, [...gone, ...page.entries], selection, {
    ...neighbours(catalogue, wish, page, url),
    ...(isPart && { first: url(firstPart(catalogue, wish)) }),
    current: url(firstPart(catalogue, wish)),
    prevArchive: archive && url({ path: `${selection.path}${rangePath(archive)}`, search: "" }),
    kind: !isPart && !page.older && archive === undefined ? "complete" : "part",
  });
}

/** A part of a series' history (RFC 5005, section 4), if there is such a part. */
export function archiveDocument(
  site: Site,
  selection: Selection,
  format: Format,
  name: string,
): FeedDocument | undefined {
  const { catalogue, now } = site;
  const { series } = selection.slice;
  if (!selection.plain) return undefined;
  const range = parseRange(name, series, countPublished(catalogue.published, series, now));
  if (range === undefined) return undefined;
  const entries = entriesBetween(catalogue, series, range.from, range.to, now);
  const inState = (wanted: State) => entries.filter(({ state }) => state === wanted);
  const url = urlsOf(catalogue, format);
  const folder = (part: string) => ({ path: `${selection.path}${part}`, search: "" });
  const before = rangeBefore(range.from);
  const all = [...inState("withdrawn"), ...inState("public")];
  return {
    ...bound(site, selection, format, all, folder(rangePath(range)), {
      current: url(selection),
      prevArchive: before && url(folder(rangePath(before))),
      kind: "archive",
    }),
    maxAge: archiveAge,
  };
}

/** The parts after and before this one (RFC 5005, section 3). */
function neighbours(
  catalogue: Catalogue,
  wish: Wish,
  { entries, newer, older }: Page,
  url: (address: Address) => string,
): Pick<History, "next" | "previous"> {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return {};
  const part = (place: Pick<Wish, "before" | "after">) =>
    url(addressOf(catalogue.channel, { ...wish, before: undefined, after: undefined, ...place }));
  return {
    ...(older && { next: part({ before: cursorOf(catalogue, last.row) }) }),
    ...(newer && { previous: part({ after: cursorOf(catalogue, first.row) }) }),
  };
}

function firstPart({ channel }: Catalogue, wish: Wish): Address {
  return addressOf(channel, { ...wish, before: undefined, after: undefined });
}

function urlsOf({ channel }: Catalogue, format: Format) {
  return (address: Address) => `${channel.url}${feedPath(address, format)}`;
}

function bound(
  { catalogue, store }: Site,
  selection: Selection,
  format: Format,
  all: readonly Entry[],
  address: Address,
  history: History,
): FeedDocument {
  const { channel } = catalogue;
  // RSS has no word for a withdrawn article. Atom's grammar wants tombstones before the entries.
  const entries = format === "rss" ? all.filter(({ state }) => state !== "withdrawn") : all;
  const live = entries.find(({ state }) => state !== "withdrawn");
  const facts: FeedFacts = {
    ...feedFacts(channel, selection, address, format),
    updated: Math.max(0, ...entries.map((entry) => entry.updated)),
    published: live?.published,
    history,
  };
  // What changes with every article is said by the articles' codes.
  const lasting = { ...facts, updated: 0, published: undefined, history: undefined };
  const links = Object.keys(history).join();
  const { open } = feedFrame(format, channel, lasting);
  const head = fingerprint(`${open}${history.kind}${links}${selection.content}`);
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    // In development, the next look must show what has been saved.
    ...(catalogue.preview !== "none" && { maxAge: 0 }),
    etag: `W/"${head}.${entries.map(({ code }) => code).join("")}"`,
    body: async () => {
      const pieces = await fetchPlaces(
        store,
        placesOf(catalogue, selection.slice, entries),
        format,
      );
      return bind(
        feedFrame(format, channel, facts),
        pieces.map((piece) => partsOf(piece, selection.content)),
      );
    },
  };
}
