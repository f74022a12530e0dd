import type { Body } from "./coding.ts";
import { takesFeedDelta } from "./negotiation.ts";

/** A part of a representation for somebody who holds the rest (RFC 3229). */
export interface Delta {
  /** The entity tag, without quotes, of what the client holds. */
  readonly base: string;
  /** Whether there is nothing that the client has not seen. */
  readonly empty: boolean;
  body(): Body;
}

/*
 * Asking for a part of a feed (RFC 3229, `A-IM: feed`) does not mean being able to use one: Python's
 * feedparser asks by itself in every program that is built on it, and rss2email takes the answer 226 for
 * an error and stops for good. So a part goes only to programs that were seen to add it to what they hold.
 */

/** How their User-Agent begins, and the version that was tried. */
const tried = [
  { agent: "newsboat/", version: "2.21.0" },
  { agent: "Liferea/", version: "1.14.4" },
] as const;

/**
 * Whether a request is answered with a part of a feed.
 *
 * Not through a cache that says it is there: it may have added an If-None-Match of its own (RFC 9111,
 * sections 4.1 and 4.3.1), and hands the part on to a client that lacks the rest. Proxies and gateways
 * must name themselves in Via (RFC 9110, section 7.6.3).
 */
export function getsDelta(headers: Headers): boolean {
  if (!takesFeedDelta(headers.get("A-IM")) || headers.has("Via")) return false;
  const agent = headers.get("User-Agent")?.toLowerCase() ?? "";
  return tried.some((client) => agent.startsWith(client.agent.toLowerCase()));
}

/**
 * A part must never be kept for the whole (RFC 3229, section 10.8). No browser shows one or loads it as
 * anything else, as none asks for it by itself: so it has no headers against that.
 */
export const deltaHeaders = { IM: "feed", "Cache-Control": "no-store, im" } as const;
