import { fingerprint } from "../article/fingerprint.ts";
import { type Catalogue, findArticle, newest, type Series } from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { articlePage } from "./article-page.tsx";
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

/** The page of everything or of a topic. */
export async function listingDocument(
  { catalogue, store, now }: Site,
  listing: Omit<Listing, "feedHref"> & { readonly series: Series },
): Promise<PageDocument> {
  const { preview } = catalogue.index;
  const entries = newest(catalogue, listing.series, listingLimit, now, preview !== "none");
  const pieces = await fetchPieces(store, listing.series, entries, "card");
  const decoder = new TextDecoder();
  const cards = entries.map(({ state }, index) => ({
    state,
    html: decoder.decode(pieces[index]),
  }));
  return pageDocument(
    catalogue,
    listingPage(frameOf(catalogue), { ...listing, feedHref: feedsIn(listing.path) }, cards),
  );
}

/** The page of an article: 200 if it is public, 410 with the reason if it was withdrawn. */
export async function articleDocument(
  { catalogue, store, now }: Site,
  slug: string,
): Promise<PageDocument | undefined> {
  const entry = findArticle(catalogue, slug, now);
  const shown = entry?.state === "public" || entry?.state === "withdrawn";
  if (entry === undefined || !(shown || catalogue.index.preview !== "none")) return undefined;
  const [bytes] = await fetchPieces(store, catalogue.everything, [entry], "page");
  if (bytes === undefined) return undefined;
  const piece = decodePagePiece(bytes);
  return {
    ...pageDocument(
      catalogue,
      articlePage(frameOf(catalogue), `/articles/${slug}/`, piece, { state: entry.state }),
    ),
    ...(entry.state === "withdrawn" && { status: 410 }),
  };
}

function frameOf({ channel, index }: Catalogue): Frame {
  return { channel, preview: index.preview === "none" ? undefined : editionName(index) };
}

function pageDocument({ index }: Catalogue, html: string): PageDocument {
  return {
    mediaType: "text/html; charset=utf-8",
    etag: `W/"${fingerprint(html)}"`,
    // In development, the next look must show what has been saved.
    ...(index.preview !== "none" && { maxAge: 0 }),
    body: () => html,
  };
}
