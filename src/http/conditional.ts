import { parseHttpDate } from "./http-date.ts";

/** What a client that holds something can be told it by. */
export interface Validators {
  /** An entity tag as it is sent: quoted, and marked as weak where it is. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly lastModified?: number | undefined;
}

/**
 * The most characters of If-None-Match that are looked at: eight of the longest entity tags of our
 * feeds in a list. Whoever sends more holds something else as well.
 */
export const longestIfNoneMatch = 8192;

/** The header If-None-Match; empty, which matches nothing, where it is too long to be looked at. */
export function ifNoneMatchOf(headers: Headers): string | null {
  const value = headers.get("If-None-Match");
  return value !== null && value.length > longestIfNoneMatch ? "" : value;
}

/**
 * Whether a client that sends these headers with GET or HEAD is answered with 304.
 * If-Modified-Since is looked at only where there is no If-None-Match (RFC 9110, section 13.2.2).
 *
 * @param now for dates whose year has two digits
 */
export function isUnchanged(
  ifNoneMatch: string | null | undefined,
  ifModifiedSince: string | null | undefined,
  { etag, lastModified }: Validators,
  now: number,
): boolean {
  if (ifNoneMatch != null) return isKnown(ifNoneMatch, etag);
  if (ifModifiedSince == null || lastModified === undefined) return false;
  const since = parseHttpDate(ifModifiedSince, now);
  // HTTP-dates know no milliseconds.
  return since !== undefined && Math.floor(lastModified / 1000) * 1000 <= since;
}

/**
 * Whether If-None-Match names this entity tag or `*`, compared weakly (RFC 9110, sections 8.8.3.2 and
 * 13.1.2). A malformed member of the list matches nothing.
 */
export function isKnown(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") return true;
  return opaqueTags(ifNoneMatch).includes(opaque(etag));
}

/** The opaque parts, without quotes, of the entity tags in a list; what is none is passed over. */
export function opaqueTags(list: string): string[] {
  return Array.from(list.matchAll(/"([\x21\x23-\x7e\x80-\u00ff]*)"/g), ([, tag = ""]) => tag);
}

function opaque(etag: string): string {
  return etag.slice(etag.indexOf('"') + 1, -1);
}
