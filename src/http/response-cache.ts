import { bytesOf, entryBytes, Lru } from "../memory/lru.ts";
import { bodyAtHand, bodyResponse, type Coding, codingFor } from "./coding.ts";
import { ifNoneMatchOf } from "./conditional.ts";
import { getsDelta } from "./delta.ts";
import type { Span } from "./representation.ts";

/** Headers as they are sent. */
type Fields = Readonly<Record<string, string>>;

/** What was sent: a body that is at hand, with its headers. */
interface Sent {
  readonly status: number;
  readonly headers: Lasting;
  /** By which the body is found. */
  readonly name: string;
}

/** What is known of an address since it was asked for last. */
interface Known {
  readonly etag: string;
  /** From when to when all of it holds, header by header. */
  readonly same: Span;
  /** The headers of 304. */
  readonly unchanged: Lasting;
  readonly whole: Partial<Record<Coding, Sent>>;
  /** Parts, by what the client said that it holds. */
  readonly parts: Readonly<Record<Coding, Map<string, Sent>>>;
}

/** The most bytes of headers, addresses and names that are kept. */
const cacheBytes = 4 * 1024 * 1024;
/** Parts that are kept of an address. */
const mostParts = 50;

/**
 * The short cut for the requests that most of a feed's life consists of: what was answered to the
 * same address a moment ago, with one look-up and without making a header anew. It answers only what
 * the long way (`answer`) would answer with the same bytes, and knows nothing but what that way told it.
 */
export class ResponseCache {
  readonly #known = new Lru<Known>(cacheBytes, bytesOfKnown);

  /** 304, or what was sent before; undefined where the long way has to be gone. */
  find(request: Request, now: number): Response | undefined {
    const known = this.#known.get(keyOf(request));
    if (known === undefined || now < known.same.from || now >= known.same.until) return undefined;
    const { headers } = request;
    const ifNoneMatch = ifNoneMatchOf(headers);
    const isUnchanged = ifNoneMatch === known.etag;
    const isDelta = !isUnchanged && ifNoneMatch !== null && getsDelta(headers);
    if (!isDelta && headers.get("Sec-Fetch-Dest") === "document") return undefined;
    if (isUnchanged) return new Response(null, { status: 304, headers: known.unchanged.made() });
    let sent: Sent | undefined;
    const coding = codingFor(request);
    if (isDelta) sent = known.parts[coding].get(ifNoneMatch);
    else if (ifNoneMatch === null && headers.get("If-Modified-Since") === null) {
      sent = known.whole[coding];
    }
    const bytes = sent && bodyAtHand(sent.name);
    if (sent === undefined || bytes === undefined) return undefined;
    return bodyResponse(bytes, sent.status, sent.headers.made(), coding);
  }

  /**
   * Keeps what was sent.
   *
   * @param same from when to when its headers and bytes hold
   * @param lasting the headers that a 304 has
   */
  keep(
    request: Request,
    etag: string,
    same: Span,
    lasting: Fields,
    sent: Omit<Sent, "headers"> & { readonly headers: Fields; readonly coding: Coding },
  ): void {
    // Vary says more where the long way had to look closer.
    if (request.headers.get("Sec-Fetch-Dest") === "document") return;
    const ifNoneMatch = ifNoneMatchOf(request.headers);
    const key = keyOf(request);
    const known = this.#of(key, etag, same, lasting);
    const { status, name, coding } = sent;
    const kept = { status, name, headers: new Lasting(sent.headers) };
    const parts = known.parts[coding];
    if (status === 200) {
      // The same address without the fields that choose another answer.
      if (ifNoneMatch === null) known.whole[coding] = kept;
    } else {
      if (parts.size >= mostParts) parts.clear();
      parts.set(ifNoneMatch ?? "", kept);
    }
    this.#known.set(key, known);
  }

  /** What is known of an address; nothing yet where it was something else before. */
  #of(key: string, etag: string, same: Span, lasting: Fields): Known {
    const known = this.#known.get(key);
    if (known?.etag === etag && known.same.until === same.until) return known;
    const parts = { gzip: new Map(), identity: new Map() };
    return { etag, same, unchanged: new Lasting(lasting), whole: {}, parts };
  }
}

/** The address; answers to A-IM have headers of their own, and others for scripts. */
function keyOf({ headers, url }: Request): string {
  return headers.has("A-IM") ? `A-IM ${headers.has("Origin")} ${url}` : url;
}

function bytesOfKnown({ etag, unchanged, whole, parts }: Known): number {
  let bytes = bytesOf(etag) + unchanged.bytes;
  for (const sent of Object.values(whole)) bytes += bytesOfSent(sent);
  for (const some of Object.values(parts)) {
    for (const [tags, sent] of some) bytes += entryBytes + bytesOf(tags) + bytesOfSent(sent);
  }
  return bytes;
}

function bytesOfSent({ name, headers }: Sent): number {
  return entryBytes + bytesOf(name) + headers.bytes;
}

/** Headers that are made when they are wanted again: most of what is asked for once is not. */
class Lasting {
  /** As text, and once more when they are made. */
  readonly bytes: number;
  readonly #fields: Fields;
  #made: Headers | undefined;

  constructor(fields: Fields) {
    this.#fields = fields;
    this.bytes = 2 * bytesOf(Object.entries(fields).flat().join(""));
  }

  made(): Headers {
    this.#made ??= new Headers(this.#fields);
    return this.#made;
  }
}
