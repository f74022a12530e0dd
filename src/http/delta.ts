import type { Body } from "./coding.ts";
import { takesFeedDelta } from "./negotiation.ts";

/** The part of a representation that a client lacks if it holds `base` (RFC 3229). */
export interface Delta {
  /** The entity tag, without quotes, of the version that the client holds. */
  readonly base: string;
  /** Whether the client lacks nothing. */
  readonly empty: boolean;
  body(): Body;
}

/**
 * The clients that get deltas: how their User-Agent begins, and the version that was tested.
 *
 * A client that asks for a delta (`A-IM: feed`) may still be unable to use one. Python's feedparser asks
 * in every program that is built on it, and one of those, rss2email, treats 226 as an error and never
 * updates that feed again. So a delta goes only to clients that were seen to add it to what they hold.
 */
const tested = [
  { agent: "newsboat/", version: "2.21.0" },
  { agent: "Liferea/", version: "1.14.4" },
] as const;

/**
 * Whether the answer to a request may be a delta.
 *
 * A request with Via never gets one. It comes through a proxy or a gateway (RFC 9110, section 7.6.3),
 * whose cache may have added its own If-None-Match (RFC 9111, sections 4.1 and 4.3.1). It would then
 * hand the delta to a client that lacks the rest.
 */
export function getsDelta(headers: Headers): boolean {
  if (!takesFeedDelta(headers.get("A-IM")) || headers.has("Via")) return false;
  const agent = headers.get("User-Agent")?.toLowerCase() ?? "";
  return tested.some((client) => agent.startsWith(client.agent.toLowerCase()));
}

/**
 * The headers that keep a cache from storing a delta as the whole feed (RFC 3229, section 10.8). A delta
 * has no security headers, because no browser sends A-IM by itself, and so none ever shows a delta.
 */
export const deltaHeaders = { IM: "feed", "Cache-Control": "no-store, im" } as const;
