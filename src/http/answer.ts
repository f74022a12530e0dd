import type { Context } from "hono";
import { bodyResponse, type Coding, codingFor, encodedBody, keptBody } from "./coding.ts";
import { ifNoneMatchOf, isUnchanged, opaqueTags } from "./conditional.ts";
import { type Delta, deltaHeaders, getsDelta } from "./delta.ts";
import { linkHeader } from "./link.ts";
import { openingOf } from "./negotiation.ts";
import { type Limiter, refuseTooMany } from "./rate-limit.ts";
import { cacheableSpan, freshness, type Representation } from "./representation.ts";
import type { ResponseCache, SentResponse } from "./response-cache.ts";
import { securityOf } from "./security.ts";

export interface Serving {
  /** Whether scripts of any origin may read the answer (Fetch standard, section 3.3). */
  readonly open?: boolean;
  readonly limiter?: Limiter | undefined;
  /** Stores the answer for the next request that is the same. */
  readonly cache?: ResponseCache | undefined;
}

/**
 * Answers with a representation: 200 with all of it, 226 with the delta that the client lacks
 * (RFC 3229), or 304 if the client lacks nothing (RFC 9110, section 15.4.5). It ignores Range, as
 * RFC 9110, section 14.2, allows.
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
  // Both lists can end in Accept.
  if (found.vary !== undefined && !vary.endsWith(found.vary)) vary += `, ${found.vary}`;
  const isShared = found.delta === undefined || !request.has("A-IM");
  const open = serving.open === true && (isShared || request.has("Origin"));
  const notModified = notModifiedHeaders(found, vary, { open, isShared });
  const span = cacheableSpan(found);
  const store: Store = (sent) => {
    if (span !== undefined) serving.cache?.store(c.req.raw, found.etag, span, notModified, sent);
  };
  let chosen: ChosenDelta | undefined;
  if ((found.status ?? 200) === 200) {
    const ifNoneMatch = ifNoneMatchOf(request);
    const now = found.span?.from ?? found.lastModified ?? 0;
    if (isUnchanged(ifNoneMatch, request.get("If-Modified-Since"), found, now)) {
      store();
      return new Response(null, { status: 304, headers: notModified });
    }
    if (found.delta !== undefined && ifNoneMatch !== null && getsDelta(request)) {
      const tags = opaqueTags(ifNoneMatch);
      const delta = found.delta(tags);
      if (delta?.empty) return new Response(null, { status: 304, headers: notModified });
      chosen = delta && { delta, namesBase: tags.length > 1 };
    }
  }
  return send(c, found, chosen, notModified, serving.limiter, store);
}

async function answerPage(
  c: Context,
  found: Representation | Promise<Representation>,
  vary: string,
): Promise<Response> {
  return answer(c, { ...(await found), vary });
}

/**
 * The headers that a 200 and a 304 have in common (RFC 9110, section 15.4.5).
 *
 * - Access-Control-Allow-Origin: without it a script's request fails although the answer arrives
 *   (Fetch standard, section 3.3).
 * - Last-Modified: a cache updates its stored answer with the headers of a 304 (RFC 9111, section 3.2).
 *   If the stored answer kept its old date, a reader that compares dates would ignore it after a
 *   rollback, because it is no newer than the mistake that the reader holds.
 * - Cache-Control: an answer to A-IM is private. A shared cache would use its entity tag to ask for a
 *   delta, and hand that delta to a client that lacks the rest. For the same reason Vary needs no
 *   User-Agent.
 *
 * An answer to A-IM has the CORS header only if the request has Origin, which every script of another
 * origin sends. A feed reader polls all day, and most of what it downloads is the headers of 304s.
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

/** Stores the headers of an answer in the response cache. */
type Store = (sent?: SentResponse) => void;

/** A delta to send. */
interface ChosenDelta {
  readonly delta: Delta;
  /** Whether the client named several bases, so that the answer must name the one it is for. */
  readonly namesBase: boolean;
}

function send(
  c: Context,
  found: Representation,
  chosen: ChosenDelta | undefined,
  notModified: Readonly<Record<string, string>>,
  limiter: Limiter | undefined,
  store: Store,
): Response | Promise<Response> {
  const coding = codingFor(c.req.raw);
  const headers: Record<string, string> = { ...notModified };
  headers["Content-Type"] = found.mediaType;
  if (coding === "gzip") headers["Content-Encoding"] = "gzip";
  if (notModified["Access-Control-Allow-Origin"] !== undefined) Object.assign(headers, exposed);
  if (chosen === undefined) {
    if (found.links !== undefined) headers["Link"] = linkHeader(found.links);
    Object.assign(headers, securityOf(found.mediaType));
  } else {
    Object.assign(headers, deltaHeaders);
    if (chosen.namesBase) headers["Delta-Base"] = `W/"${chosen.delta.base}"`;
  }
  const status = chosen === undefined ? (found.status ?? 200) : 226;
  const respond = (bytes: Uint8Array, isKept: boolean) => {
    // Most addresses are requested once, and an answer cannot be repeated without its body.
    if (isKept) store({ status, headers, name, coding });
    if (c.req.method !== "HEAD") return bodyResponse(bytes, status, headers, coding);
    // The runtime sets Content-Length only for an answer that has a body.
    const withLength = { ...headers, "Content-Length": String(bytes.length) };
    return new Response(null, { status, headers: withLength });
  };
  const name = nameOf(found.address ?? c.req.url, found, chosen, coding);
  const make = () => encodedBody(name, coding, () => (chosen?.delta ?? found).body(), respond);
  if (limiter === undefined || !found.expensive || keptBody(name) !== undefined) return make();
  return refuseTooMany(c.req.raw, limiter).then((refused) => refused ?? make());
}

/**
 * The name of a body among the kept bodies: two bodies with the same name have the same bytes. It
 * contains the whole address, because two addresses may have equal entity tags.
 */
function nameOf(
  address: string,
  { etag }: Representation,
  chosen: ChosenDelta | undefined,
  coding: Coding,
): string {
  // Neither an address (URL standard) nor an entity tag can contain a line feed.
  return [coding, address, etag, chosen?.delta.base ?? ""].join("\n");
}

/** The headers that scripts of other origins may read (Fetch standard, section 3.3). */
const exposed = { "Access-Control-Expose-Headers": "Content-Location, ETag, IM, Link" } as const;
