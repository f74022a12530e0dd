import { fingerprint } from "../article/fingerprint.ts";
import { findArticle, newest, type Series } from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import type { Site } from "../catalogue/site.ts";
import { articlePage } from "./article-page.tsx";
import { type Listing, listingPage } from "./listing.tsx";
import { decodePagePiece } from "./page-piece.ts";

/** A page as of a moment, with a validator of its bytes. */
export interface PageDocument {
  readonly mediaType: string;
  readonly etag: string;
  body(): string;
}

/** Articles on a listing. */
const listingLimit = 20;

/** The page of everything or of a topic. */
export async function listingDocument(
  { catalogue, store, now }: Site,
  listing: Listing & { readonly series: Series },
): Promise<PageDocument> {
  const entries = newest(catalogue, listing.series, listingLimit, now);
  const cards = await fetchPieces(store, listing.series, entries, "card");
  const decoder = new TextDecoder();
  const texts = cards.map((card) => decoder.decode(card));
  return pageDocument(listingPage(catalogue.channel, listing, texts));
}

/** The page of an article, if there is such an article and it is public. */
export async function articleDocument(
  { catalogue, store, now }: Site,
  slug: string,
): Promise<PageDocument | undefined> {
  const entry = findArticle(catalogue, slug, now);
  if (entry === undefined) return undefined;
  const [piece] = await fetchPieces(store, catalogue.everything, [entry], "page");
  if (piece === undefined) return undefined;
  return pageDocument(articlePage(catalogue.channel, `/articles/${slug}/`, decodePagePiece(piece)));
}

function pageDocument(html: string): PageDocument {
  return {
    mediaType: "text/html; charset=utf-8",
    etag: `W/"${fingerprint(html)}"`,
    body: () => html,
  };
}
