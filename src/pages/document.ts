import { fingerprint } from "../article/fingerprint.ts";
import { type Catalogue, findArticle } from "../catalogue/catalogue.ts";
import { cover, readablePage } from "../catalogue/cover.ts";
import { cursorOf } from "../catalogue/cursor.ts";
import { fetchPieces, fetchPlaces } from "../catalogue/pieces.ts";
import type { Slice, Span } from "../catalogue/select.ts";
import type { Site } from "../catalogue/site.ts";
import { articlePage } from "./article-page.tsx";
import type { Frame } from "./layout.tsx";
import { type Listing, listingPage } from "./listing.tsx";
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

/**
 * Seconds for which a page that shows a count may be kept. The count is half a minute old at most when
 * the page is made (`freshness` in `views/view-reader.ts`).
 */
const shownFor = 30;

/** Articles on a listing, unless the request says otherwise. */
const listingLimit = 20;

/** What a listing is of. */
export interface ListingRequest extends Listing {
  readonly slice: Slice;
  readonly span: Partial<Span>;
  /** The path of the part of the listing that begins at a place. */
  readonly partPath: (place: Pick<Span, "before" | "after">) => string;
}

/** The page of a selection, or of a part of it. */
export async function listingDocument(
  { catalogue, store, now }: Site,
  listing: ListingRequest,
): Promise<PageDocument> {
  const span = { limit: listingLimit, ...listing.span };
  const { entries, newer, older } = readablePage(
    catalogue,
    listing.slice,
    span,
    now,
    catalogue.preview !== "none",
  );
  const pieces = await fetchPlaces(store, cover(catalogue, entries), "card");
  const decoder = new TextDecoder();
  const cards = entries.map(({ state }, index) => ({
    state,
    html: decoder.decode(pieces[index]),
  }));
  const [first, last] = [entries[0], entries.at(-1)];
  return pageDocument(
    catalogue,
    listingPage(
      frameOf(catalogue),
      {
        ...listing,
        ...(newer &&
          first && { newer: listing.partPath({ after: cursorOf(catalogue, first.row) }) }),
        ...(older &&
          last && { older: listing.partPath({ before: cursorOf(catalogue, last.row) }) }),
      },
      cards,
    ),
  );
}

/**
 * The page of an article: 200 if it is public, 410 with the reason if it was withdrawn.
 *
 * @param views how often it was viewed, where that is known
 */
export async function articleDocument(
  { catalogue, store, now }: Site,
  slug: string,
  views?: number,
): Promise<PageDocument | undefined> {
  const entry = findArticle(catalogue, slug, now);
  const shown = entry?.state === "public" || entry?.state === "withdrawn";
  if (entry === undefined || !(shown || catalogue.preview !== "none")) return undefined;
  const [bytes] = await fetchPieces(store, catalogue.everything, [entry], "page");
  if (bytes === undefined) return undefined;
  const piece = decodePagePiece(bytes);
  return {
    ...pageDocument(
      catalogue,
      articlePage(frameOf(catalogue), `/articles/${slug}/`, piece, entry.state, views),
    ),
    ...(views !== undefined && catalogue.preview === "none" && { maxAge: shownFor }),
    ...(entry.state === "withdrawn" && { status: 410 }),
  };
}

function frameOf({ channel, edition }: Catalogue): Frame {
  return { channel, preview: edition };
}

function pageDocument({ preview }: Catalogue, html: string): PageDocument {
  return {
    mediaType: "text/html; charset=utf-8",
    etag: `W/"${fingerprint(html)}"`,
    // In development, the next look must show what has been saved.
    ...(preview !== "none" && { maxAge: 0 }),
    body: () => html,
  };
}
