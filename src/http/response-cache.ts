import { bytesOf, entryBytes, Lru } from "../memory/lru.ts";
import { bodyResponse, type Coding, codingFor, keptBody } from "./coding.ts";
import { ifNoneMatchOf, isKnown } from "./conditional.ts";
import { getsDelta } from "./delta.ts";
import type { Span } from "./representation.ts";

/** Header fields by name. */
type Fields = Readonly<Record<string, string>>;

/** An answer that was sent, without its body, which coding.ts keeps. */
interface StoredResponse {
  readonly status: number;
  readonly headers: StoredHeaders;
  /** The name of its body among the kept bodies. */
  readonly name: string;
}

/** An answer with a body, to be stored. */
export interface SentResponse extends Omit<StoredResponse, "headers"> {
  readonly headers: Fields;
  readonly coding: Coding;
}

/** The stored answers of one address. */
interface CacheEntry {
  readonly etag: string;
  /** How long the headers and the bytes stay the same. */
  readonly span: Span;
  readonly notModified: StoredHeaders;
  readonly whole: Partial<Record<Coding, StoredResponse>>;
  /** Deltas by the client's If-None-Match. */
  readonly deltas: Readonly<Record<Coding, Map<string, StoredResponse>>>;
}

/** The most bytes of headers, addresses and names that the cache keeps. */
const cacheBytes = 4 * 1024 * 1024;
/** The most deltas that the cache keeps for an address. */
const mostDeltas = 50;

/**
 * Repeats the answers that make up most of a feed's traffic, with one look-up and without making their
 * headers again. An answer from this cache has the same bytes as one from `answer`, the only function
 * that fills it.
 */
export class ResponseCache {
  readonly #entries = new Lru<CacheEntry>(cacheBytes, bytesOfEntry);

  /**
   * Looks for a stored answer.
   *
   * @returns 304, the whole feed or a delta; undefined if `answer` must decide
   */
  find(request: Request, now: number): Response | undefined {
    const entry = this.#entries.get(keyOf(request));
    if (entry === undefined || now < entry.span.from || now >= entry.span.until) return undefined;
    const { headers } = request;
    const ifNoneMatch = ifNoneMatchOf(headers);
    const merges = ifNoneMatch !== null && getsDelta(headers);
    const isCurrent =
      ifNoneMatch === entry.etag ||
      (ifNoneMatch !== null && !merges && isKnown(ifNoneMatch, entry.etag));
    const isDelta = merges && !isCurrent;
    if (!isDelta && headers.get("Sec-Fetch-Dest") === "document") return undefined;
    if (isCurrent)
      return new Response(null, { status: 304, headers: entry.notModified.toHeaders() });
    let stored: StoredResponse | undefined;
    const coding = codingFor(request);
    if (isDelta) stored = entry.deltas[coding].get(ifNoneMatch);
    // If-Modified-Since counts only without If-None-Match (RFC 9110, section 13.2.2).
    else if (ifNoneMatch !== null || headers.get("If-Modified-Since") === null) {
      stored = entry.whole[coding];
    }
    const bytes = stored && keptBody(stored.name);
    if (stored === undefined || bytes === undefined) return undefined;
    return bodyResponse(bytes, stored.status, stored.headers.toHeaders(), coding);
  }

  /**
   * Stores an answer: the headers of the 304 and, once its body is kept, the whole feed or a delta.
   *
   * @param span how long its headers and bytes stay the same
   * @param notModified the headers of the 304 that a client with this answer gets
   */
  store(
    request: Request,
    etag: string,
    span: Span,
    notModified: Fields,
    sent?: SentResponse,
  ): void {
    // The answer to a browser has a longer Vary.
    if (request.headers.get("Sec-Fetch-Dest") === "document") return;
    const ifNoneMatch = ifNoneMatchOf(request.headers);
    const key = keyOf(request);
    const entry = this.#entryOf(key, etag, span, notModified);
    if (sent !== undefined) keep(entry, sent, ifNoneMatch);
    this.#entries.set(key, entry);
  }

  /** The entry of an address. It is new if the content of the address has changed. */
  #entryOf(key: string, etag: string, span: Span, notModified: Fields): CacheEntry {
    const entry = this.#entries.get(key);
    if (entry?.etag === etag && entry.span.until === span.until) return entry;
    const deltas = { gzip: new Map(), identity: new Map() };
    return { etag, span, notModified: new StoredHeaders(notModified), whole: {}, deltas };
  }
}

function keep({ whole, deltas }: CacheEntry, sent: SentResponse, ifNoneMatch: string | null): void {
  const { status, name, coding } = sent;
  const stored = { status, name, headers: new StoredHeaders(sent.headers) };
  if (status === 200) {
    // Another If-None-Match gets another answer, so this one is not stored.
    if (ifNoneMatch === null) whole[coding] = stored;
    return;
  }
  if (deltas[coding].size >= mostDeltas) deltas[coding].clear();
  deltas[coding].set(ifNoneMatch ?? "", stored);
}

/** The key of a request: its address, and what changes the headers of the answer, A-IM and then Origin. */
function keyOf({ headers, url }: Request): string {
  return headers.has("A-IM") ? `A-IM ${headers.has("Origin")} ${url}` : url;
}

function bytesOfEntry({ etag, notModified, whole, deltas }: CacheEntry): number {
  let bytes = bytesOf(etag) + notModified.bytes;
  for (const stored of Object.values(whole)) bytes += bytesOfResponse(stored);
  for (const byTags of Object.values(deltas)) {
    for (const [tags, stored] of byTags)
      bytes += entryBytes + bytesOf(tags) + bytesOfResponse(stored);
  }
  return bytes;
}

function bytesOfResponse({ name, headers }: StoredResponse): number {
  return entryBytes + bytesOf(name) + headers.bytes;
}

/** Headers that are parsed when they are first repeated, because most addresses are requested only once. */
class StoredHeaders {
  /** The memory that the fields take as text and as parsed headers. */
  bytes = 0;
  readonly #fields: Fields;
  #headers: Headers | undefined;

  constructor(fields: Fields) {
    this.#fields = fields;
    for (const [name, value] of Object.entries(fields)) {
      this.bytes += 2 * (bytesOf(name) + bytesOf(value));
    }
  }

  toHeaders(): Headers {
    this.#headers ??= new Headers(this.#fields);
    return this.#headers;
  }
}
