import { fingerprint } from "../article/fingerprint.ts";
import { newest, withdrawnSince } from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { bind } from "./bind.ts";
import { type Format, formats } from "./formats.ts";
import { feedFrame } from "./head.ts";
import { feedFacts, type Selection } from "./selection.ts";

/** Articles in a subscription feed. */
const feedLimit = 20;

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
  const live = newest(
    catalogue,
    selection.series,
    feedLimit,
    now,
    catalogue.index.preview === "feeds",
  );
  // RSS has no word for a withdrawn article. Atom's grammar wants tombstones before the entries.
  const gone =
    format === "rss"
      ? []
      : withdrawnSince(catalogue, selection.series, live.at(-1)?.published ?? 0, now);
  const entries = [...gone, ...live];
  const updated = Math.max(0, ...entries.map((entry) => entry.updated));
  const facts = feedFacts(catalogue.channel, selection, format, updated);
  const lasting = feedFrame(format, catalogue.channel, { ...facts, updated: 0 });
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    etag: `W/"${fingerprint(lasting.open)}.${entries.map(({ code }) => code).join("")}"`,
    body: async () =>
      bind(
        feedFrame(format, catalogue.channel, facts),
        await fetchPieces(store, selection.series, entries, format),
      ),
  };
}
