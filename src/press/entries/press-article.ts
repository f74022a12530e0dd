import { createHash } from "node:crypto";
import type { Channel } from "../../article/channel.ts";
import { type Format, formatKeys } from "../../article/formats.ts";
import type { Rendition } from "../../article/picture.ts";
import { codeLength } from "../../catalogue/edition-file.ts";
import type { Cache } from "../../content/files/image-facts.ts";
import type { Manuscript } from "../../content/manuscript.ts";
import { pressAtom } from "../../feed/atom/entry.ts";
import { type FeedItem, feedItem } from "../../feed/feed-item.ts";
import { pressJson } from "../../feed/json/entry.ts";
import { checkRoundTrip } from "../../feed/round-trip.ts";
import { pressRss } from "../../feed/rss/entry.ts";
import { articleBody, withdrawnBody } from "../../pages/article/body.tsx";
import { articleCard } from "../../pages/article/card.tsx";
import { articleHead } from "../../pages/article/head.tsx";
import { encodePagePiece, type PagePiece } from "../../pages/article/page-piece.ts";
import { type CodeColours, coloursFor, noColours } from "../html/colour-code.ts";
import { pressBody } from "../html/feed-body.ts";
import { illustrateFeed, leadPicture } from "../pictures/illustrate.ts";
import { type Pictures, pressPictures } from "../pictures/pictures.ts";
import { articlePicture, type Mark } from "../share-pictures/share-picture.ts";
import { cutPiece, uncutPiece } from "./cut.ts";
import { asPressError, pageHtml } from "./page-html.ts";
import { indexed, type PressedArticle, pieceOf, textPiece } from "./pressed.ts";
import { pressNewsUrl, pressSitemapUrl } from "./sitemap-lines.ts";

const pressOf: Record<Format, (entry: FeedItem) => string> = {
  rss: pressRss,
  atom: pressAtom,
  json: pressJson,
};

/**
 * Presses an article with its pictures. A withdrawn article is pressed without its body and pictures.
 *
 * @param mark what stands for the publication in a drawn picture
 * @throws PressError
 */
export async function pressManuscript(
  channel: Channel,
  manuscript: Manuscript,
  cache: Cache,
  mark?: Mark,
): Promise<PressedArticle> {
  if (manuscript.article.withdrawn !== undefined) {
    return pressArticle(channel, {
      ...manuscript,
      body: { type: "root", children: [] },
      images: new Map(),
      lead: undefined,
      media: [],
    });
  }
  const { pictures, media } = await pressPictures([manuscript], cache, 1);
  const colours = await coloursFor(manuscript.body);
  const { article } = manuscript;
  const isDrawn =
    channel.sharePictures !== false && leadPicture(manuscript, pictures) === undefined;
  const drawn = isDrawn ? await articlePicture(channel, article, mark, cache) : undefined;
  const pressed = pressArticle(channel, manuscript, pictures, colours, drawn?.rendition);
  const files = drawn === undefined ? media : [...media, drawn.media];
  return { ...pressed, media: [...pressed.media, ...files] };
}

/**
 * Renders an article once in each form and reads each piece back.
 *
 * @param pictures of its images
 * @param colours of the code in its body
 * @param drawn a picture for sharing, if it has no other
 * @throws PressError if it cannot be rendered, or a piece does not say what the article says
 */
export function pressArticle(
  channel: Channel,
  manuscript: Manuscript,
  pictures: Pictures = new Map(),
  colours: CodeColours = noColours,
  drawn?: Rendition,
): PressedArticle {
  try {
    return pressForms(channel, manuscript, pictures, colours, drawn);
  } catch (cause) {
    throw asPressError(manuscript.file, cause);
  }
}

function pressForms(
  channel: Channel,
  manuscript: Manuscript,
  pictures: Pictures,
  colours: CodeColours,
  drawn: Rendition | undefined,
): PressedArticle {
  const { article, media } = manuscript;
  const picture = leadPicture(manuscript, pictures);
  const illustrated = illustrateFeed(manuscript, pictures, channel.url);
  const full = feedItem(channel, article, pressBody(channel, article, illustrated), picture);
  const feedPiece = (format: Format) => {
    const source = pressOf[format](full);
    checkRoundTrip(format, source, full);
    return source;
  };
  const feedPieces: Record<Format, string> = {
    rss: feedPiece("rss"),
    atom: feedPiece("atom"),
    json: feedPiece("json"),
  };
  const cut = (format: Format) =>
    article.withdrawn === undefined
      ? cutPiece(format, feedPieces[format], full)
      : uncutPiece(feedPieces[format]);
  const { html, sections } = pageHtml(channel, article, manuscript, pictures, colours);
  const page: PagePiece = {
    title: article.title,
    description: article.withdrawn?.reason ?? article.summary,
    head: articleHead(channel, article, picture, drawn),
    translations: article.translations,
    body:
      article.withdrawn === undefined
        ? articleBody(channel, article, html, sections)
        : withdrawnBody(channel, article, article.withdrawn),
  };
  return {
    article: indexed(article),
    code: versionCode(formatKeys.map((format) => feedPieces[format])),
    pieces: {
      rss: pieceOf(cut("rss")),
      atom: pieceOf(cut("atom")),
      json: pieceOf(cut("json")),
      page: pieceOf(encodePagePiece(page)),
      card: textPiece(articleCard(channel, article, picture)),
      url: textPiece(pressSitemapUrl(full)),
      news: textPiece(pressNewsUrl(full)),
    },
    media,
  };
}

/** Changes with any byte of the article's feed pieces. Its page may change while the code stays. */
function versionCode(pieces: readonly string[]): string {
  return createHash("sha256").update(pieces.join("\0")).digest("base64url").slice(0, codeLength);
}
