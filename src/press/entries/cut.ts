import type { Format } from "../../article/formats.ts";
import { encodeFeedPiece } from "../../catalogue/feed-piece.ts";
import type { FeedItem } from "../../feed/feed-item.ts";
import { RoundTripError } from "../../feed/round-trip.ts";

/** What a summary leaves out of a piece, and what replaces it. */
interface Cut {
  readonly source: string;
  readonly instead: string;
}

/**
 * Encodes a pressed piece and its summary, which leaves out the body.
 *
 * @throws RoundTripError if the piece does not hold the body exactly once
 */
export function cutPiece(format: Format, piece: string, entry: FeedItem): Uint8Array {
  const { source, instead } = format === "json" ? cutJson(entry) : cutXml(format, piece, entry);
  if (source === "") return uncutPiece(piece);
  const around = piece.split(source);
  if (around.length !== 2) {
    throw new RoundTripError(`the body cannot be cut out of its ${format} piece`);
  }
  return encodeFeedPiece({ full: piece, summary: around.join(instead) });
}

/** Encodes a piece that is the same in full and as a summary. */
export function uncutPiece(piece: string): Uint8Array {
  return encodeFeedPiece({ full: piece, summary: piece });
}

const tags = {
  rss: ["<content:encoded>", "</content:encoded>"],
  atom: ['<content type="html">', "</content>"],
} as const;

/** The element that holds the body: its start tag, text and end tag. */
function cutXml(format: "rss" | "atom", piece: string, { html }: FeedItem): Cut {
  if (html === "") return { source: "", instead: "" };
  const [start, end] = tags[format];
  const from = piece.indexOf(start);
  const to = piece.indexOf("<", from + start.length);
  if (from < 0 || !piece.startsWith(end, to)) {
    throw new RoundTripError(`there is no body in its ${format} piece`);
  }
  return { source: piece.slice(from, to + end.length), instead: "" };
}

/** Both forms of the body. An item must keep one of them (JSON Feed 1.1, Items). */
function cutJson({ article, html, text }: FeedItem): Cut {
  const member = (name: string, value: string) => `"${name}":${JSON.stringify(value)}`;
  const texts = member("content_text", text);
  return {
    source: html === "" ? texts : `${member("content_html", html)},${texts}`,
    instead: member("content_text", article.summary || article.title),
  };
}
