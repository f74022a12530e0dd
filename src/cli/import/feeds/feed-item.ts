import type { ImportedFile, ImportedLabel, ImportedPerson, ImportedPicture } from "../imported.ts";

/** A text of a feed. In RSS, nothing says whether a title is HTML, so it counts as HTML. */
export interface FeedText {
  readonly text: string;
  readonly isHtml: boolean;
}

/** An item of a feed, whatever the format. */
export interface FeedItem {
  readonly id?: string | undefined;
  /** Addresses of its page, the canonical one first, as the feed has them. */
  readonly links: readonly string[];
  readonly title?: FeedText | undefined;
  readonly body?: FeedText | undefined;
  readonly summary?: FeedText | undefined;
  /** Dates as the feed has them. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly people: readonly ImportedPerson[];
  readonly labels: readonly ImportedLabel[];
  readonly language?: string | undefined;
  readonly lead?: ImportedPicture | undefined;
  readonly files: readonly ImportedFile[];
}

/** What a document of a feed says of the whole feed. */
export interface FeedHead {
  readonly language?: string | undefined;
  /** Address of the site. */
  readonly site?: string | undefined;
  readonly people: readonly ImportedPerson[];
  /** Address of the document with the next older items, as the feed has it. */
  readonly older?: string | undefined;
  /** Whether WordPress made it, whose feeds have pages that they do not name. */
  readonly isWordPress?: boolean;
}

/** The parsed form of a document: what it says of the feed, and its items. */
export interface FeedDocument {
  readonly head: FeedHead;
  readonly items: readonly FeedItem[];
}

/**
 * The address of the older items among the links of a document: the archive before it (RFC 5005, section 4) or the
 * next page (section 3).
 */
export function olderOf(
  links: readonly { readonly rel?: string; readonly href?: string }[],
): string | undefined {
  return (
    links.find(({ rel }) => rel === "prev-archive") ?? links.find(({ rel }) => rel === "next")
  )?.href;
}

/** The end of a label's address, if it is the address of a list of articles: `/topics/research-news/`. */
export function labelSlug(address: string | undefined): string | undefined {
  const path = URL.parse(address ?? "")?.pathname ?? "";
  return /\/(?:topics?|tags?|categor(?:y|ies)|labels?)\/([a-z0-9-]+)\/?$/.exec(path)?.[1];
}

/** Whether a type is that of pictures. */
export function isPicture(type: string | undefined, url: string): boolean {
  return type?.startsWith("image/") ?? /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url);
}
