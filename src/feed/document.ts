import { fingerprint } from "../article/fingerprint.ts";
import { newest, withdrawnSince } from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { bind } from "./bind.ts";
import { type Format, formats } from "./formats.ts";
import { feedFrame } from "./head.ts";
import { feedFacts, type Selection } from "./selection.ts";

/** Articles in a subscription feed, unless the channel says otherwise. */
const defaultEntries = 20;

/** A feed as of a moment. Its body is bound only when it is asked for. */
export interface FeedDocument {
  readonly mediaType: string;
  /** Weak validator: the table of contents. */
  readonly etag: string;
  body(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The newest articles of a selection as a feed. */
export function feedDocument(
  { catalogue, store, now }: Site,
  selection: Selection,
  format: Format,
): FeedDocument {
  const { channel, index } = catalogue;
  const limit = channel.feeds?.entries ?? defaultEntries;
  const live = newest(catalogue, selection.series, limit, now, index.preview === "feeds");
  // RSS has no word for a withdrawn article. Atom's grammar wants tombstones before the entries.
  const gone =
    format === "rss"
      ? []
      : withdrawnSince(catalogue, selection.series, live.at(-1)?.published ?? 0, now);
  const entries = [...gone, ...live];
  const updated = Math.max(0, ...entries.map((entry) => entry.updated));
  const facts = feedFacts(channel, selection, format, updated, live[0]?.published);
  const lasting = feedFrame(format, channel, { ...facts, updated: 0, published: undefined });
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    etag: `W/"${fingerprint(lasting.open)}.${entries.map(({ code }) => code).join("")}"`,
    body: async () =>
      bind(
        feedFrame(format, channel, facts),
        await fetchPieces(store, selection.series, entries, format),
      ),
  };
}
