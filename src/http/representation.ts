import type { Body } from "./coding.ts";
import type { Validators } from "./conditional.ts";
import type { Delta } from "./delta.ts";
import type { Link } from "./link.ts";

/** Something to send: its validators first, its body only where it is needed. */
export interface Representation extends Validators {
  readonly mediaType: string;
  /** Seconds for which a client may keep it; five minutes where nothing is said. */
  readonly maxAge?: number;
  /** Whether it never changes (RFC 8246). */
  readonly immutable?: boolean;
  /** From when to when it holds, where a change is scheduled. */
  readonly span?: Span | undefined;
  /** 200 where there is none. */
  readonly status?: number;
  readonly links?: readonly Link[];
  /** Where it lies, if that is not where it was asked for (RFC 9110, section 8.7). */
  readonly contentLocation?: string;
  /** The request's headers that it was chosen by, as they stand in Vary. */
  readonly vary?: string;
  /**
   * Its canonical address, with the query: where several requests mean the same, as they do in other
   * words. The request's own where nothing is said.
   */
  readonly address?: string;
  /** Address, entity tag and this together must tell its bytes from all others. */
  readonly key?: string | undefined;
  /** Whether its body takes so much to make that a network may have it made only so often. */
  readonly dear?: boolean;
  body(): Body;
  /**
   * What somebody has not seen who holds what these entity tags (without quotes) stand for;
   * undefined where that cannot be said.
   */
  delta?(tags: readonly string[]): Delta | undefined;
  /** The same for a person who opens the address in a browser, unless with `?raw`. */
  page?(): Representation | Promise<Representation>;
}

/** From when to when a representation holds, in milliseconds since 1970. */
export interface Span {
  /** The moment that it was made for. */
  readonly from: number;
  /** The moment from which on it is another, by schedule. */
  readonly until: number;
}

/** Seconds for which an answer may be kept: never beyond the next scheduled change. */
export function freshness(maxAge: number, span: Span | undefined): number {
  if (span === undefined) return maxAge;
  return Math.max(0, Math.min(maxAge, Math.floor((span.until - span.from) / 1000)));
}

/** From when to when an address is answered with the same headers and bytes, if that is known. */
export function cacheableSpan({
  vary,
  span,
  lastModified = -Infinity,
  maxAge = 300,
}: Representation): Span | undefined {
  if (vary !== undefined || span === undefined) return undefined;
  // What is being changed at this moment has another date a moment later.
  if (lastModified >= span.from) return undefined;
  return { from: span.from, until: span.until - maxAge * 1000 };
}
