import type { Context } from "hono";
import { bodyAtHand, bodyResponse, type Coding, codingFor, encodedBody } from "./coding.ts";
import { ifNoneMatchOf, isUnchanged, opaqueTags } from "./conditional.ts";
import { type Delta, deltaHeaders, getsDelta } from "./delta.ts";
import { linkHeader } from "./link.ts";
import { openingOf } from "./negotiation.ts";
import { type Limiter, refuseTooMany } from "./rate-limit.ts";
import { cacheableSpan, freshness, type Representation } from "./representation.ts";
import type { ResponseCache } from "./response-cache.ts";
import { securityOf } from "./security.ts";

export interface Serving {
  /** Whether scripts of any origin may read it (Fetch standard, section 3.3). */
  readonly open?: boolean;
  readonly limiter?: Limiter | undefined;
  /** Where what is sent is kept for the same request. */
  readonly cache?: ResponseCache | undefined;
}

/**
 * 200 with the representation, 226 with the part that the client lacks (RFC 3229), or 304 (RFC 9110,
 * section 15.4.5) where it lacks nothing. Ranges are not served (RFC 9110, section 14.2).
 */
export function answer(
  c: Context,
  found: Representation,
  serving: Serving = {},
): Response | Promise<Response> {
  const request = c.req.raw.headers;
  let vary = found.delta === undefined ? "Accept-Encoding" : "Accept-Encoding, A-IM";
  if (found.page !== undefined && c.req.query("raw") === undefined) {
    const opening = openingOf(request);
    if (opening.opens) return answerPage(c, found.page(), `A-IM${opening.vary}`);
    vary += opening.vary;
  }
  // Both may name Accept.
  if (found.vary !== undefined && !vary.endsWith(found.vary)) vary += `, ${found.vary}`;
  const isShared = found.delta === undefined || !request.has("A-IM");
  const open = serving.open === true && (isShared || request.has("Origin"));
  const notModified = notModifiedHeaders(found, vary, { open, isShared });
  let part: Part | undefined;
  if ((found.status ?? 200) === 200) {
    const ifNoneMatch = ifNoneMatchOf(request);
    const now = found.span?.from ?? found.lastModified ?? 0;
    if (isUnchanged(ifNoneMatch, request.get("If-Modified-Since"), found, now)) {
      return new Response(null, { status: 304, headers: notModified });
    }
    if (found.delta !== undefined && ifNoneMatch !== null && getsDelta(request)) {
      const tags = opaqueTags(ifNoneMatch);
      const delta = found.delta(tags);
      if (delta?.empty) return new Response(null, { status: 304, headers: notModified });
      part = delta && { delta, isChosen: tags.length > 1 };
    }
  }
  return send(c, found, part, notModified, serving);
}

async function answerPage(
  c: Context,
  found: Representation | Promise<Representation>,
  vary: string,
): Promise<Response> {
  return answer(c, { ...(await found), vary });
}

/**
 * The headers of 200 that are those of 304 as well (RFC 9110, section 15.4.5). Without the one for
 * other origins a script's request would fail, though the answer came (Fetch standard, section 3.3).
 * Last-Modified is one of them because a cache updates the answer that it has stored by those of a 304
 * (RFC 9111, section 3.2). With the old date, a reader that goes by dates would drop that answer after
 * a rollback: it is not later than the mistake that the reader holds.
 *
 * What is answered to A-IM is not for caches that several clients share: with its entity tag, such a
 * cache would ask for a part on behalf of a client that lacks the rest. Nor need User-Agent be in Vary.
 * Such an answer is open only to a request with Origin, which every script of another origin sends: a
 * feed reader polls all day, and most of what it downloads is the headers of 304.
 */
function notModifiedHeaders(
  found: Representation,
  vary: string,
  { open, isShared }: Pick<Serving, "open"> & { readonly isShared: boolean },
) {
  const headers: Record<string, string> = open ? { "Access-Control-Allow-Origin": "*" } : {};
  headers["ETag"] = found.etag;
  const maxAge = freshness(found.maxAge ?? 300, found.span);
  const scope = isShared ? "public" : "private";
  headers["Cache-Control"] = `${scope}, max-age=${maxAge}${found.immutable ? ", immutable" : ""}`;
  headers["Vary"] = vary;
  if (found.contentLocation !== undefined) headers["Content-Location"] = found.contentLocation;
  if (found.lastModified !== undefined) {
    headers["Last-Modified"] = new Date(found.lastModified).toUTCString();
  }
  return headers;
}

/** A delta that is sent. */
interface Part {
  readonly delta: Delta;
  /** Whether the client named several things that it could be a delta to. */
  readonly isChosen: boolean;
}

function send(
  c: Context,
  found: Representation,
  part: Part | undefined,
  notModified: Readonly<Record<string, string>>,
  { cache, limiter }: Serving,
): Response | Promise<Response> {
  const coding = codingFor(c.req.raw);
  const headers: Record<string, string> = { ...notModified };
  headers["Content-Type"] = found.mediaType;
  if (coding === "gzip") headers["Content-Encoding"] = "gzip";
  if (notModified["Access-Control-Allow-Origin"] !== undefined) Object.assign(headers, exposed);
  if (part === undefined) {
    if (found.links !== undefined) headers["Link"] = linkHeader(found.links);
    Object.assign(headers, securityOf(found.mediaType));
  } else {
    Object.assign(headers, deltaHeaders);
    if (part.isChosen) headers["Delta-Base"] = `W/"${part.delta.base}"`;
  }
  const status = part === undefined ? (found.status ?? 200) : 226;
  const respond = (bytes: Uint8Array) => {
    const span = cacheableSpan(found);
    if (cache !== undefined && span !== undefined) {
      cache.store(c.req.raw, found.etag, span, notModified, { status, headers, name, coding });
    }
    if (c.req.method !== "HEAD") return bodyResponse(bytes, status, headers, coding);
    // Of a body that there is, the runtime says the length itself.
    const said = { ...headers, "Content-Length": String(bytes.length) };
    return new Response(null, { status, headers: said });
  };
  const name = nameOf(found.address ?? c.req.url, found, part, coding);
  const make = () => encodedBody(name, coding, () => (part?.delta ?? found).body(), respond);
  if (limiter === undefined || !found.dear || bodyAtHand(name) !== undefined) return make();
  return refuseTooMany(c.req.raw, limiter).then((refused) => refused ?? make());
}

/**
 * Tells the bytes of a body from all others. The whole address is in it: what is sent at one address
 * is never taken for another's, not even where their entity tags are equal.
 */
function nameOf(
  address: string,
  { etag, key = "" }: Representation,
  part: Part | undefined,
  coding: Coding,
): string {
  // No part of it can hold the end of a line: neither an address (URL standard) nor a tag.
  return [coding, address, etag, key, part?.delta.base ?? ""].join("\n");
}

/** What scripts of other origins may read beside the body (Fetch standard, section 3.3). */
const exposed = { "Access-Control-Expose-Headers": "Content-Location, ETag, IM, Link" } as const;
