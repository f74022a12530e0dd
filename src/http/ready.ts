import type { Span } from "./caching.ts";
import { bodyAtHand, bodyResponse, type Coding, codingFor } from "./coding.ts";
import { getsDelta } from "./delta-clients.ts";

/** What was sent: a body that is at hand, with its headers. */
interface Sent {
  readonly status: number;
  /** Made when they are wanted again: most of what is asked for once is not. */
  readonly headers: () => Headers;
  /** By which the body is found. */
  readonly name: string;
}

/** What is known of an address since it was asked for last. */
interface Known {
  readonly etag: string;
  /** From when to when all of it holds, header by header. */
  readonly same: Span;
  /** The headers of 304. */
  readonly unchanged: () => Headers;
  readonly whole: Partial<Record<Coding, Sent>>;
  /** Parts, by what the client said that it holds. */
  readonly parts: Readonly<Record<Coding, Map<string, Sent>>>;
}

/** Addresses of which something is kept, and parts that are kept of each. */
const mostAddresses = 500;
const mostParts = 50;

/**
 * The short cut for the requests that most of a feed's life consists of: what was answered to the
 * same address a moment ago, with one look-up and without making a header anew. It answers only what
 * the long way (`answer`) would answer with the same bytes, and knows nothing but what that way told it.
 */
export class ReadyAnswers {
  readonly #known = new Map<string, Known>();

  /** 304, or what was sent before; undefined where the long way has to be gone. */
  find(request: Request, now: number): Response | undefined {
    const known = this.#known.get(keyOf(request));
    if (known === undefined || now < known.same.from || now >= known.same.until) return undefined;
    const { headers } = request;
    const ifNoneMatch = headers.get("If-None-Match");
    const isUnchanged = ifNoneMatch === known.etag;
    const isDelta = !isUnchanged && ifNoneMatch !== null && getsDelta(headers);
    if (!isDelta && headers.get("Sec-Fetch-Dest") === "document") return undefined;
    if (isUnchanged) {
      return new Response(null, { status: 304, headers: known.unchanged() });
    }
    let sent: Sent | undefined;
    const coding = codingFor(request);
    if (isDelta) sent = known.parts[coding].get(ifNoneMatch);
    else if (ifNoneMatch === null && headers.get("If-Modified-Since") === null) {
      sent = known.whole[coding];
    }
    const bytes = sent && bodyAtHand(sent.name);
    if (sent === undefined || bytes === undefined) return undefined;
    return bodyResponse(bytes, sent.status, sent.headers(), coding);
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
    lasting: HeadersInit,
    sent: Omit<Sent, "headers"> & { readonly headers: HeadersInit; readonly coding: Coding },
  ): void {
    // Vary says more where the long way had to look closer.
    if (request.headers.get("Sec-Fetch-Dest") === "document") return;
    const known = this.#of(keyOf(request), etag, same, lasting);
    const { status, name, coding } = sent;
    const kept = { status, name, headers: once(sent.headers) };
    if (status === 200) {
      // The same address without the fields that choose another answer.
      if (request.headers.get("If-None-Match") === null) known.whole[coding] = kept;
      return;
    }
    const parts = known.parts[coding];
    if (parts.size >= mostParts) parts.clear();
    parts.set(request.headers.get("If-None-Match") ?? "", kept);
  }

  #of(key: string, etag: string, same: Span, lasting: HeadersInit): Known {
    const known = this.#known.get(key);
    if (known?.etag === etag && known.same.until === same.until) return known;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= mostAddresses) this.#known.delete(oldest);
    const parts = { gzip: new Map(), identity: new Map() };
    const fresh: Known = { etag, same, unchanged: once(lasting), whole: {}, parts };
    this.#known.set(key, fresh);
    return fresh;
  }
}

/** The address; answers to A-IM have headers of their own. */
function keyOf({ headers, url }: Request): string {
  return headers.has("A-IM") ? `A-IM ${url}` : url;
}

/** Headers that are made once, and only if they are wanted. */
function once(init: HeadersInit): () => Headers {
  let made: Headers | undefined;
  return () => {
    made ??= new Headers(init);
    return made;
  };
}
