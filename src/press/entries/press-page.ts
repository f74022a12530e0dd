import type { Channel } from "../../article/channel.ts";
import type { LinkedPage } from "../../article/standing-page.ts";
import type { Cache } from "../../content/files/image-facts.ts";
import type { MediaFile, PageManuscript } from "../../content/manuscript.ts";
import { encodePagePiece } from "../../pages/article/page-piece.ts";
import { standingBody, standingHead } from "../../pages/standing/body.tsx";
import { coloursFor } from "../html/colour-code.ts";
import { pressPictures } from "../pictures/pictures.ts";
import { asPressError, pageHtml } from "./page-html.ts";
import { type Piece, pieceOf } from "./pressed.ts";

/** A standing page, ready to be served. */
export interface PressedPage {
  readonly page: LinkedPage;
  readonly pieces: { readonly page: Piece };
  readonly media: readonly MediaFile[];
}

/**
 * Presses the standing pages with their pictures, in the order of their menus.
 *
 * @throws PressError
 */
export async function pressPages(
  channel: Channel,
  manuscripts: readonly PageManuscript[],
  cache: Cache,
): Promise<PressedPage[]> {
  const pressed: PressedPage[] = [];
  for (const manuscript of manuscripts.toSorted(inOrderOfMenu)) {
    pressed.push(await pressPage(channel, manuscript, cache));
  }
  return pressed;
}

function inOrderOfMenu({ page: a }: PageManuscript, { page: b }: PageManuscript): number {
  const [first, second] = [a.order ?? Infinity, b.order ?? Infinity];
  return first === second ? (a.slug < b.slug ? -1 : 1) : first - second;
}

async function pressPage(
  channel: Channel,
  manuscript: PageManuscript,
  cache: Cache,
): Promise<PressedPage> {
  const { pictures, media } = await pressPictures([manuscript], cache, 1);
  const { page, file } = manuscript;
  const { slug, title, summary, language, translations, menu, draft } = page;
  try {
    const { html } = pageHtml(
      channel,
      page,
      manuscript,
      pictures,
      await coloursFor(manuscript.body),
    );
    const piece = encodePagePiece({
      title,
      description: summary,
      head: standingHead(channel, page),
      translations,
      body: standingBody(channel, page, html),
    });
    return {
      page: { slug, title, language, translations, menu, draft },
      pieces: { page: pieceOf(piece) },
      media: [...manuscript.media, ...media],
    };
  } catch (cause) {
    throw asPressError(file, cause);
  }
}
