import { findTopic } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import {
  type Catalogue,
  type Entry,
  findArticle,
  newest,
  type Series,
} from "../catalogue/catalogue.ts";
import { neighboursOf } from "../catalogue/neighbours.ts";
import { fetchPieces, type VolumeStore } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { articlePage } from "./article-page.tsx";
import type { ListedCard } from "./card-list.tsx";
import type { FurtherReading } from "./further.tsx";
import { type Frame, feedsIn } from "./layout.tsx";
import { type Listing, listingPage } from "./listing.tsx";
import { editionName } from "./live-reload.tsx";
import { decodePagePiece } from "./page-piece.ts";

/** A page as of a moment, with a validator of its bytes. */
export interface PageDocument {
  readonly mediaType: string;
  readonly etag: string;
  /** Seconds for which it may be kept, where that is known. */
  readonly maxAge?: number;
  /** 200 where there is none. */
  readonly status?: number;
  body(): string;
}

/** Articles on a listing. */
const listingLimit = 20;
/** Articles that are offered as related. */
const relatedLimit = 3;

/** The page of everything or of a topic. */
export async function listingDocument(
  { catalogue, store, now }: Site,
  listing: Omit<Listing, "feedHref"> & { readonly series: Series },
): Promise<PageDocument> {
  const { preview } = catalogue.index;
  const entries = newest(catalogue, listing.series, listingLimit, now, preview !== "none");
  const cards = await fetchCards(store, listing.series, entries);
  return pageDocument(
    catalogue,
    listingPage(frameOf(catalogue), { ...listing, feedHref: feedsIn(listing.path) }, cards),
  );
}

/**
 * The page of an article: 200 if it is public, 410 with the reason if it was withdrawn.
 *
 * @param views how often it was read, where that is counted
 */
export async function articleDocument(
  site: Site,
  slug: string,
  views?: number,
): Promise<PageDocument | undefined> {
  const { catalogue, store, now } = site;
  const entry = findArticle(catalogue, slug, now);
  const shown = entry?.state === "public" || entry?.state === "withdrawn";
  if (entry === undefined || !(shown || catalogue.index.preview !== "none")) return undefined;
  const gone = entry.state === "withdrawn";
  const [[bytes], further] = await Promise.all([
    fetchPieces(store, catalogue.everything, [entry], "page"),
    gone ? undefined : furtherReading(site, slug),
  ]);
  if (bytes === undefined) return undefined;
  const html = articlePage(frameOf(catalogue), `/articles/${slug}/`, decodePagePiece(bytes), {
    state: entry.state,
    views,
    further,
  });
  return { ...pageDocument(catalogue, html), ...(gone && { status: 410 }) };
}

async function furtherReading(
  { catalogue, store, now }: Site,
  slug: string,
): Promise<FurtherReading | undefined> {
  const { channel } = catalogue;
  const found = neighboursOf(catalogue, slug, now, relatedLimit);
  if (found === undefined) return undefined;
  const { series, topic = "", previous, next, related } = found;
  const around = [previous, next].flatMap((entry) => entry ?? []);
  const cards = await fetchCards(store, series, [...around, ...related]);
  return {
    title: findTopic(channel, topic)?.title ?? channel.title,
    previous: previous && cards[0]?.html,
    next: next && cards[around.length - 1]?.html,
    related: cards.slice(around.length),
  };
}

/** The pressed cards of some entries of a series. */
export async function fetchCards(
  store: VolumeStore,
  series: Series,
  entries: readonly Entry[],
): Promise<ListedCard[]> {
  const decoder = new TextDecoder();
  const pieces = await fetchPieces(store, series, entries, "card");
  return entries.map(({ state }, index) => ({ state, html: decoder.decode(pieces[index]) }));
}

/** What every page of an edition is made with. */
export function frameOf({ channel, index }: Catalogue): Frame {
  return { channel, preview: index.preview === "none" ? undefined : editionName(index) };
}

/** A page of an edition, ready to be answered with. */
export function pageDocument({ index }: Catalogue, html: string): PageDocument {
  return {
    mediaType: "text/html; charset=utf-8",
    etag: `W/"${fingerprint(html)}"`,
    // In development, the next look must show what has been saved.
    ...(index.preview !== "none" && { maxAge: 0 }),
    body: () => html,
  };
}
