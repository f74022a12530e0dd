import type { Translation } from "../article/article.ts";
import { findTopic } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { listOf } from "../catalogue/columns.ts";
import { type Entry, findArticle } from "../catalogue/entries.ts";
import { nextChange } from "../catalogue/schedule.ts";
import { fetchPieces, fetchPlaces, type Site } from "../catalogue/volume-store.ts";
import type { Gzip } from "../gzip/whole.ts";
import { spokenIn } from "../language/spoken.ts";
import { type LanguageLink, languageAt, otherLanguages, spokenBy } from "../query/languages.ts";
import { neighboursOf } from "../query/neighbours.ts";
import { pinnedAt } from "../query/pinned.ts";
import { planVolumes, readablePage } from "../query/plan-volumes.ts";
import { type Conditions, noConditions } from "../query/query.ts";
import { cursorOf, type Part } from "../query/select.ts";
import { captionOf } from "../query/selection-title.ts";
import type { Slice } from "../query/slice.ts";
import { articlePage, type RelatedArticles } from "./article/page.tsx";
import { decodePagePiece } from "./article/page-piece.ts";
import type { PageContext } from "./layout.tsx";
import type { ListedCard } from "./lists/card-list.tsx";
import { type Listing, listingPage } from "./lists/listing.tsx";
import { htmlFingerprint, joinHtml, type PiecedHtml } from "./page-html.ts";

/** A page as of a moment, with a validator of its bytes. */
export interface PageDocument<B extends string | Gzip = string> {
  readonly mediaType: string;
  readonly etag: string;
  /** Seconds for which caches may keep it, if the page itself limits that. */
  readonly maxAge?: number;
  /** How long the page stays the same, apart from the number of views. */
  readonly span: { readonly from: Instant; readonly until: Instant };
  /** The HTTP status; 200 if undefined. */
  readonly status?: number;
  body(): B;
}

/**
 * Seconds for which a page with a count of views may be kept. The count is at most 30 seconds old when
 * the page is made (`freshness` in `views/view-reader.ts`).
 */
const shownFor = 30;

/** The most related articles on a page. */
const relatedLimit = 3;

/** A listing, and the articles that it lists. */
export interface ListingRequest extends Omit<Listing, "feedTitle" | "languages"> {
  readonly conditions: Conditions;
  readonly slice: Slice;
  readonly part: Part;
  /** Returns the path of the part of the listing that begins at a cursor. */
  readonly partPath: (place: Pick<Part, "before" | "after">) => string;
}

/** Makes the page of a selection, or of a part of it. Articles in one language have a page in that language. */
export async function listingDocument(
  site: Site,
  { slice, part, partPath, conditions, ...listing }: ListingRequest,
): Promise<PageDocument> {
  const { catalogue, now } = site;
  const { entries, newer, older } = readablePage(
    catalogue,
    slice,
    part,
    now,
    catalogue.preview !== "none",
  );
  const isFront = listing.path === "/";
  const pin = isFront ? pinnedAt(catalogue, now, catalogue.preview !== "none") : undefined;
  const cards = await fetchCards(site, withPinned(entries, pin?.entry));
  const spoken = spokenBy(catalogue, conditions, now);
  const [first, last] = [entries[0], entries.at(-1)];
  const document = pageDocument(
    site,
    listingPage(
      { ...pageContext(catalogue), spoken },
      {
        ...listing,
        feedTitle: listing.title,
        ...(spoken !== catalogue.vocabulary.own && {
          ...captionOf(catalogue, conditions, spoken),
        }),
        languages: otherLanguages(catalogue, conditions, now),
        ...(newer && first && { newer: partPath({ after: cursorOf(catalogue, first.row) }) }),
        ...(older && last && { older: partPath({ before: cursorOf(catalogue, last.row) }) }),
      },
      cards,
    ),
  );
  const { span } = document;
  return pin === undefined
    ? document
    : { ...document, span: { ...span, until: Math.min(span.until, pin.until) } };
}

/** The entries of the front page, with the pinned article before all others. */
function withPinned(entries: readonly Entry[], pinned: Entry | undefined): readonly Entry[] {
  if (pinned === undefined) return entries;
  return [pinned, ...entries.filter(({ row }) => row !== pinned.row)];
}

/**
 * Makes the page of an article: 200 if it is public, 410 with the reason if it was withdrawn. In
 * development, articles in any other state have a page too.
 *
 * @param views how often the article was viewed, if views are counted
 * @returns undefined if there is no such article, or the public may not see it
 */
export async function articleDocument(
  site: Site,
  slug: string,
  views?: number,
): Promise<PageDocument<Gzip> | undefined> {
  const { catalogue, store, now } = site;
  const entry = findArticle(catalogue, slug, now);
  const shown = entry?.state === "public" || entry?.state === "withdrawn";
  if (entry === undefined || !(shown || catalogue.preview !== "none")) return undefined;
  const gone = entry.state === "withdrawn";
  const [piece, related] = await Promise.all([
    fetchPieces(
      store,
      catalogue.everything,
      [entry],
      "page",
      ([bytes]) => bytes && decodePagePiece(bytes),
    ),
    gone ? undefined : relatedArticles(site, slug),
  ]);
  if (piece === undefined) return undefined;
  const language = languageAt(catalogue, entry.row);
  const spoken = spokenIn(catalogue.vocabulary, language);
  const page = articlePage({ ...pageContext(catalogue), spoken }, `/articles/${slug}/`, piece, {
    state: entry.state,
    language,
    topic: catalogue.channel.topics[listOf(catalogue.topicsOf, entry.row)[0] ?? -1]?.slug,
    views,
    related,
    languages: languagesAround(site, language, piece.translations),
  });
  return {
    ...piecedDocument(site, page),
    ...(views !== undefined && catalogue.preview === "none" && { maxAge: shownFor }),
    ...(gone && { status: 410 }),
  };
}

/** Other languages lead to the translation of an article, or else to the articles in that language. */
export function languagesAround(
  { catalogue, now }: Site,
  language: string,
  translations: readonly Translation[],
): LanguageLink[] {
  const conditions = { ...noConditions, languages: [[language.toLowerCase()]] };
  const translated = translations.map(({ language: other, url }) => ({
    language: other,
    path: url,
    isTranslation: true as const,
  }));
  const known = new Set(translated.map((link) => link.language.toLowerCase()));
  const lists = otherLanguages(catalogue, conditions, now);
  return [...translated, ...lists.filter((link) => !known.has(link.language.toLowerCase()))];
}

async function relatedArticles(site: Site, slug: string): Promise<RelatedArticles | undefined> {
  const { catalogue, now } = site;
  const { channel } = catalogue;
  const found = neighboursOf(catalogue, slug, now, relatedLimit);
  if (found === undefined) return undefined;
  const { topic = "", previous, next, related } = found;
  const around = [previous, next].flatMap((entry) => entry ?? []);
  const cards = await fetchCards(site, [...around, ...related]);
  return {
    title: findTopic(channel, topic)?.title ?? channel.title,
    previous: previous && cards[0],
    next: next && cards[around.length - 1],
    related: cards.slice(around.length),
  };
}

const decoder = new TextDecoder();

/** Fetches the pressed cards of articles, from as few volumes as possible. */
export async function fetchCards(
  { catalogue, store }: Pick<Site, "catalogue" | "store">,
  entries: readonly Entry[],
): Promise<ListedCard[]> {
  return fetchPlaces(store, planVolumes(catalogue, entries), "card", (pieces) =>
    entries.map(({ state, row }, index) => ({
      state,
      html: decoder.decode(pieces[index]),
      language: spokenIn(catalogue.vocabulary, languageAt(catalogue, row)).language,
    })),
  );
}

/** The context of every page of an edition, in the publication's own language. */
export function pageContext({ channel, pages, vocabulary, edition }: Catalogue): PageContext {
  return { channel, pages, spoken: vocabulary.own, preview: edition };
}

/** Turns HTML into a page of an edition, with its validator and lifetime. */
export function pageDocument(site: Site, html: string): PageDocument {
  return { ...documentOf(site, fingerprint(html)), body: () => html };
}

/** Turns HTML with pieces into a page of an edition, with its validator and lifetime. */
export function piecedDocument(site: Site, page: PiecedHtml): PageDocument<Gzip> {
  return { ...documentOf(site, htmlFingerprint(page)), body: () => joinHtml(page) };
}

function documentOf({ catalogue, now }: Site, name: string) {
  return {
    mediaType: "text/html; charset=utf-8",
    etag: `W/"${name}"`,
    span: { from: now, until: nextChange(catalogue, now) },
    // In development, a reload must show what has just been saved.
    ...(catalogue.preview !== "none" && { maxAge: 0 }),
  };
}
