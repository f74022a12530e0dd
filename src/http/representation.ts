import type { Body } from "./coding.ts";
import type { Validators } from "./conditional.ts";
import type { Delta } from "./delta.ts";
import type { Link } from "./link.ts";

/** A representation of a resource. Its validators are known; its body is made only if it is sent. */
export interface Representation extends Validators {
  readonly mediaType: string;
  /** Seconds for which a client may keep it. The default is 300. */
  readonly maxAge?: number;
  /** Whether it never changes (RFC 8246). */
  readonly immutable?: boolean;
  /** How long it holds, if a change is scheduled. */
  readonly span?: Span | undefined;
  /** The default is 200. */
  readonly status?: number;
  readonly links?: readonly Link[];
  /** Its own address, if that is not the address of the request (RFC 9110, section 8.7). */
  readonly contentLocation?: string;
  /** The request headers that decided which representation it is, as Vary lists them. */
  readonly vary?: string;
  /**
   * Its canonical address, with the query, if several addresses mean the same. The default is the
   * address of the request.
   */
  readonly address?: string;
  /** Whether its body takes so long to make that the rate limit counts it. */
  readonly expensive?: boolean;
  body(): Body;
  /**
   * What a client lacks that holds a version with one of these entity tags (without quotes); undefined
   * if no tag is of a known version.
   */
  delta?(tags: readonly string[]): Delta | undefined;
  /** The page that a person sees who opens the address, without `?raw`, in a browser. */
  page?(): Representation | Promise<Representation>;
}

/** How long a representation holds, in milliseconds since 1970. */
export interface Span {
  /** The moment that it was made at. */
  readonly from: number;
  /** The moment of the next scheduled change. */
  readonly until: number;
}

/** Seconds for which an answer may be kept: never beyond the next scheduled change. */
export function freshness(maxAge: number, span: Span | undefined): number {
  if (span === undefined) return maxAge;
  return Math.max(0, Math.min(maxAge, Math.floor((span.until - span.from) / 1000)));
}

/** How long the answer at an address keeps the same headers and bytes, if that is known. */
export function cacheableSpan({
  vary,
  span,
  lastModified = -Infinity,
  maxAge = 300,
}: Representation): Span | undefined {
  if (vary !== undefined || span === undefined) return undefined;
  // A representation that changes at this moment has another date a moment later.
  if (lastModified >= span.from) return undefined;
  return { from: span.from, until: span.until - maxAge * 1000 };
}
