import type { FeedHead } from "./feed-item.ts";

/** The document after another. */
export interface NextPage {
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
