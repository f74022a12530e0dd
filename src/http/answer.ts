import type { Context } from "hono";
import { takesFeedDelta } from "./accept.ts";
import { openingOf } from "./browser.ts";
import { freshness, type Span } from "./caching.ts";
import { codingFor, encodedBody } from "./coding.ts";
import { isUnchanged, opaqueTags, type Validators } from "./conditional.ts";
import { type Link, linkHeader } from "./link.ts";
import { type Limiter, refuseTooMany } from "./rate-limit.ts";
import { securityOf } from "./security.ts";

type Body = Promise<string | Uint8Array<ArrayBuffer>> | string | Uint8Array<ArrayBuffer>;

/** Something to send: its validators first, its body only where it is needed. */
export interface Representation extends Validators {
  readonly mediaType: string;
  /** Seconds for which a client may keep it; five minutes where nothing is said. */
  readonly maxAge?: number;
  /** From when to when it holds, where a change is scheduled. */
  readonly span?: Span | undefined;
  /** 200 where there is none. */
  readonly status?: number;
  readonly links?: readonly Link[];
  /** Where it lies, if that is not where it was asked for (RFC 9110, section 8.7). */
  readonly contentLocation?: string;
  /** The names of the request's headers that it was chosen by. */
  readonly vary?: readonly string[];
  /** The path and the entity tag together must tell its bytes from all others. */
  body(): Body;
  /**
   * What somebody has not seen who holds what these entity tags (without quotes) stand for;
   * undefined where that cannot be said.
   */
  delta?(tags: readonly string[]): Delta | undefined;
  /** The same for a person who opens the address in a browser, unless with `?raw`. */
  page?(): Representation | Promise<Representation>;
}

/** A part of a representation for somebody who holds the rest (RFC 3229). */
export interface Delta {
  /** The entity tag, without quotes, of what the client holds. */
  readonly base: string;
  /** Whether there is nothing that the client has not seen. */
  readonly empty: boolean;
  body(): Body;
}

export interface Serving {
  /** Whether scripts of any origin may read it (Fetch standard, section 3.3). */
  readonly open?: boolean;
  readonly limiter?: Limiter | undefined;
}

/**
 * 200 with the representation, 226 with the part that the client lacks (RFC 3229), or 304 (RFC 9110,
 * section 15.4.5) where it lacks nothing. Ranges are not served (RFC 9110, section 14.2).
 */
export async function answer(
  c: Context,
  found: Representation,
  serving: Serving = {},
): Promise<Response> {
  const request = c.req.raw.headers;
  const { etag, page, status = 200 } = found;
  let vary = ["Accept-Encoding", ...(found.delta ? ["A-IM"] : []), ...(found.vary ?? [])];
  if (page !== undefined && c.req.query("raw") === undefined) {
    const opening = openingOf(request);
    vary = [...new Set([...vary, ...opening.vary])];
    if (opening.opens) return answer(c, { ...(await page.call(found)), vary });
  }
  const lasting: Record<string, string> = {
    ...(serving.open && openToAll),
    ETag: etag,
    "Cache-Control": `public, max-age=${freshness(found.maxAge ?? 300, found.span)}`,
    Vary: vary.join(", "),
    ...(found.contentLocation !== undefined && { "Content-Location": found.contentLocation }),
  };
  let delta: Delta | undefined;
  if (status === 200) {
    const ifNoneMatch = request.get("If-None-Match");
    const now = found.span?.from ?? found.lastModified ?? 0;
    if (isUnchanged(ifNoneMatch, request.get("If-Modified-Since"), found, now)) {
      return new Response(null, { status: 304, headers: lasting });
    }
    if (found.delta !== undefined && ifNoneMatch !== null && takesFeedDelta(request.get("A-IM"))) {
      delta = found.delta(opaqueTags(ifNoneMatch));
      if (delta?.empty) return new Response(null, { status: 304, headers: lasting });
    }
  }
  const refused = await refuseTooMany(c, serving.limiter);
  return refused ?? send(c, found, delta, lasting);
}

async function send(
  c: Context,
  found: Representation,
  delta: Delta | undefined,
  lasting: Readonly<Record<string, string>>,
): Promise<Response> {
  const coding = codingFor(c.req.raw);
  const name = `${c.req.path} ${found.etag} ${delta?.base ?? ""}`;
  const bytes = await encodedBody(name, coding, () => (delta ?? found).body());
  const headers: Record<string, string> = {
    ...lasting,
    "Content-Type": found.mediaType,
    // Said here because an answer to HEAD has no body that the runtime could measure.
    "Content-Length": String(bytes.length),
    ...(coding === "gzip" && { "Content-Encoding": "gzip" }),
    ...(found.lastModified !== undefined && {
      "Last-Modified": new Date(found.lastModified).toUTCString(),
    }),
    ...(found.links && { Link: linkHeader(found.links) }),
    ...securityOf(found.mediaType),
    ...(delta && { ...deltaHeaders, "Delta-Base": `W/"${delta.base}"` }),
  };
  const status = delta === undefined ? (found.status ?? 200) : 226;
  return new Response(bytes, { status, headers, encodeBody: "manual" });
}

/** A part must never be kept for the whole (RFC 3229, section 10.8). */
const deltaHeaders = { IM: "feed", "Cache-Control": "no-store, im" } as const;

/** Also on 304: without it a script's request fails, though the answer came (Fetch standard, section 3.3). */
const openToAll = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Content-Location, ETag, IM, Link",
} as const;
