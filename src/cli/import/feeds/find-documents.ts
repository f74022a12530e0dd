import { createReadStream } from "node:fs";
import { Parser } from "htmlparser2";
import { decodeText, encodingOf } from "../decode-text.ts";
import type { Fetched } from "../source.ts";
import type { FeedHead } from "./feed-item.ts";

/** What kind of document a text is, by how it begins. */
export type TextKind = "json" | "xml" | "html" | "other";

/** Tells feeds from pages by their beginning. Servers often give feeds the type of other documents. */
export function kindOfText(begin: string): TextKind {
  const text = begin.replace(/^\uFEFF?\s+/, "").slice(0, 5000);
  if (/^\uFEFF?\s*\{/.test(text)) {
    return /jsonfeed\.org\/version|"items"\s*:/.test(begin) ? "json" : "other";
  }
  if (/<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(text) && !/<html[\s>]/i.test(text)) return "xml";
  return /<(?:!doctype html|html|head|body|link)[\s>]/i.test(text) ? "html" : "other";
}

/** The text of a fetched document. */
export function textOf({ bytes, charset }: Fetched): string {
  return decodeText(bytes, charset);
}

/** The text of a file, in pieces, without holding all of it. */
export async function* textOfFile(path: string, head: Uint8Array): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(head));
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const feedTypes = /^application\/(?:feed\+json|atom\+xml|rss\+xml|json)$/i;

/** The best formats for an import first: JSON Feed says most, and RSS least. */
const preference = [
  "application/feed+json",
  "application/json",
  "application/atom+xml",
  "application/rss+xml",
];

/**
 * The address of the feed that a page names with `<link rel="alternate">`. Of several, the first one of the best format counts: a
 * site names the feed of everything before those of comments.
 *
 * @param base the address of the page
 */
export function feedOfPage(html: string, base: string): string | undefined {
  const links: { readonly type: string; readonly href: string }[] = [];
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href }) {
      const isFeed = /\balternate\b/i.test(rel) && feedTypes.test(type.trim());
      if (name === "link" && isFeed && href !== undefined) {
        links.push({ type: type.trim().toLowerCase(), href });
      }
    },
  });
  parser.write(html.slice(0, 1_000_000));
  parser.end();
  const place = ({ type }: { readonly type: string }) => preference.indexOf(type);
  const [best] = [...links].sort((a, b) => place(a) - place(b));
  const url = best === undefined ? null : URL.parse(best.href, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The document after another. */
interface NextPage {
  readonly url: string;
  /** Whether the feed does not name it: WordPress has more pages than its feeds say. */
  readonly isGuess: boolean;
}

/**
 * The address of the document with the next older items: the one that the document names, or else the next page of
 * WordPress (`?paged=2`).
 *
 * @param url address of the document
 * @param items how many items it has
 */
export function pageAfter(
  url: string,
  head: FeedHead | undefined,
  items: number,
): NextPage | undefined {
  const named = head?.older === undefined ? null : URL.parse(head.older, url);
  if (named !== null) {
    const isSame = named.origin === new URL(url).origin && /^https?:$/.test(named.protocol);
    return isSame ? { url: named.href, isGuess: false } : undefined;
  }
  if (items === 0 || head?.isWordPress !== true) return undefined;
  const next = new URL(url);
  next.searchParams.set("paged", String(Number(next.searchParams.get("paged") ?? 1) + 1));
  return { url: next.href, isGuess: true };
}
