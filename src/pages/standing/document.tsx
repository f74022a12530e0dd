import { raw } from "hono/html";
import { type LinkedPage, standingPath } from "../../article/standing-page.ts";
import { pagesSeries } from "../../catalogue/series.ts";
import { fetchPieces, type Site } from "../../catalogue/volume-store.ts";
import type { Gzip } from "../../gzip/whole.ts";
import { spokenIn } from "../../language/spoken.ts";
import type { LanguageLink } from "../../query/languages.ts";
import { decodePagePiece, type StoredPage, slot } from "../article/page-piece.ts";
import { languagesAround, type PageDocument, pageContext, piecedDocument } from "../document.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { StateLabel } from "../lists/card-list.tsx";
import type { PiecedHtml } from "../page-html.ts";

/**
 * Makes a standing page from its pressed piece, which is read from its volume.
 *
 * @param position of the page among those of the catalogue
 * @returns undefined if there is no such page
 */
export async function standingDocument(
  site: Site,
  position: number,
): Promise<PageDocument<Gzip> | undefined> {
  const { catalogue, store } = site;
  const page = catalogue.pages[position];
  if (page === undefined) return undefined;
  const piece = await fetchPieces(
    store,
    pagesSeries,
    [{ position }],
    "page",
    ([bytes]) => bytes && decodePagePiece(bytes),
  );
  if (piece === undefined) return undefined;
  const spoken = spokenIn(catalogue.vocabulary, page.language);
  const languages = languagesAround(site, page.language, piece.translations);
  const context = { ...pageContext(catalogue), spoken };
  return piecedDocument(site, standingPage(context, page, piece, languages));
}

/**
 * Puts the pressed piece of a standing page into the layout.
 *
 * @param languages the page in other languages, or what else there is in them
 */
export function standingPage(
  context: PageContext,
  page: LinkedPage,
  piece: StoredPage,
  languages: readonly LanguageLink[],
): PiecedHtml {
  const { channel, spoken } = context;
  const html = renderPage({
    ...context,
    title: piece.title,
    titleLanguage: page.language,
    description: piece.description,
    path: standingPath(page),
    head: slot,
    languages,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        {page.draft && <StateLabel state="draft" spoken={spoken} />}
        {piece.body.map(() => raw(slot))}
      </>
    ),
  });
  return { html, pieces: [piece.head, ...piece.body] };
}
