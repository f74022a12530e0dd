import { compress, type Gzip, restore } from "../gzip/whole.ts";
import { Lru } from "../memory/lru.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import { prefersGzip } from "./negotiation.ts";

/** The body of an answer, plain or already compressed. Its bytes belong to the caller, which may release them. */
export type Body = Promise<Made> | Made;
type Made = string | Uint8Array | Gzip;

/** How the bytes of an answer are encoded (RFC 9110, section 8.4). */
export type Coding = "gzip" | "identity";

/**
 * The coding for a request. A deployed Worker always sees `Accept-Encoding: br, gzip`; the value that
 * the client sent is in `cf`. The runtime's CompressionStream has no Brotli.
 */
export function codingFor(request: Request): Coding {
  if (!prefersGzip(request.headers.get("Accept-Encoding"))) return "identity";
  const sent = request.cf?.["clientAcceptEncoding"];
  return typeof sent !== "string" || prefersGzip(sent) ? "gzip" : "identity";
}

/** The most bytes of bodies that an isolate keeps ready to send. */
const keptBytes = 8 * 1024 * 1024;

const kept = new Lru<Uint8Array>(keptBytes, (bytes) => bytes.length, releaseBuffer);

/**
 * Names of bodies that were requested once. A body is kept from its second request on, so that a crawl
 * of every address does not push out the bodies that many clients request.
 */
const requestedOnce = new Lru<true>(1024 * 1024, () => 0);

const encoder = new TextEncoder();

/** The encoded bytes of a body, if they are kept. */
export function keptBody(name: string): Uint8Array | undefined {
  return kept.get(name);
}

/**
 * Passes the encoded bytes of a body to `use`. If the bytes are kept, the result is no promise; if not,
 * `make` makes the body, and it is then kept while there is room. Bytes that are not kept are released
 * when `use` returns. `use` also learns whether the bytes are kept.
 *
 * @param name identifies the body and its coding: the same name must always mean the same bytes
 */
export function encodedBody<T>(
  name: string,
  coding: Coding,
  make: () => Body,
  use: (bytes: Uint8Array, isKept: boolean) => T,
): T | Promise<T> {
  const known = kept.get(name);
  return known === undefined ? encode(name, coding, make, use) : use(known, true);
}

async function encode<T>(
  name: string,
  coding: Coding,
  make: () => Body,
  use: (bytes: Uint8Array, isKept: boolean) => T,
): Promise<T> {
  const encoded = encodedBytes(await make(), coding);
  const isKept = requestedOnce.get(name) === true && kept.set(name, encoded);
  requestedOnce.set(name, true);
  const result = use(encoded, isKept);
  if (!isKept) releaseBuffer(encoded);
  return result;
}

/** An answer with encoded bytes. The headers must name the coding. */
export function bodyResponse(
  bytes: Uint8Array,
  status: number,
  headers: HeadersInit,
  coding: Coding,
): Response {
  if (coding === "identity") return new Response(bytes, { status, headers });
  return new Response(bytes, { status, headers, encodeBody: "manual" });
}

/** @throws Error if compressed bytes are damaged */
function encodedBytes(made: Made, coding: Coding): Uint8Array {
  if (typeof made === "object" && "gzip" in made) {
    return coding === "gzip" ? made.gzip : released(made.gzip, restore(made));
  }
  const bytes = typeof made === "string" ? encoder.encode(made) : made;
  return coding === "gzip" ? released(bytes, compress(bytes).gzip) : bytes;
}

/** Releases the memory of bytes, and returns what was made of them. */
function released(bytes: Uint8Array, made: Uint8Array): Uint8Array {
  releaseBuffer(bytes);
  return made;
}
