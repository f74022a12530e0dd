import { Lru } from "../memory/lru.ts";
import { releaseBuffer } from "../memory/release-buffer.ts";
import { prefersGzip } from "./negotiation.ts";

/** What an answer's body is made of. Bytes belong to whoever asked for them. */
export type Body = Promise<string | Uint8Array> | string | Uint8Array;

/** How the bytes of an answer are encoded (RFC 9110, section 8.4). */
export type Coding = "gzip" | "identity";

/**
 * The coding for a request. Workers always see `Accept-Encoding: br, gzip`; what the client sent
 * stands in `cf`. The runtime's CompressionStream has no brotli.
 */
export function codingFor(request: Request): Coding {
  if (!prefersGzip(request.headers.get("Accept-Encoding"))) return "identity";
  const sent = request.cf?.["clientAcceptEncoding"];
  return typeof sent !== "string" || prefersGzip(sent) ? "gzip" : "identity";
}

/** The most bytes of bodies that an isolate keeps ready to be sent. */
const hotBytes = 8 * 1024 * 1024;

const hot = new Lru<Uint8Array>(hotBytes, (bytes) => bytes.length, releaseBuffer);

/** Names of bodies that were asked for once: only what is asked for again is kept, so that all others do not drive it out. */
const once = new Lru<true>(1024 * 1024, () => 0);

const encoder = new TextEncoder();

/** The bytes of a body as they were sent before, if they are at hand. */
export function bodyAtHand(name: string): Uint8Array | undefined {
  return hot.get(name);
}

/**
 * Gives the bytes of a body as they are sent to `use`. They are made once for each name, and then
 * kept as long as there is room; with bytes that are at hand there is no promise. Bytes that are
 * not kept are there only while `use` runs.
 *
 * @param name tells the body, in its coding, from all others: it must always mean the same bytes
 */
export function encodedBody<T>(
  name: string,
  coding: Coding,
  make: () => Body,
  use: (bytes: Uint8Array) => T,
): T | Promise<T> {
  const known = hot.get(name);
  return known === undefined ? encode(name, coding, make, use) : use(known);
}

async function encode<T>(
  name: string,
  coding: Coding,
  make: () => Body,
  use: (bytes: Uint8Array) => T,
): Promise<T> {
  const made = await make();
  const bytes = typeof made === "string" ? encoder.encode(made) : made;
  const encoded = coding === "gzip" ? await gzip(bytes) : bytes;
  if (encoded !== bytes) releaseBuffer(bytes);
  const kept = once.get(name) === true && hot.set(name, encoded);
  once.set(name, true);
  const result = use(encoded);
  if (!kept) releaseBuffer(encoded);
  return result;
}

/** An answer with bytes in a coding, which the headers name. */
export function bodyResponse(
  bytes: Uint8Array,
  status: number,
  headers: HeadersInit,
  coding: Coding,
): Response {
  if (coding === "identity") return new Response(bytes, { status, headers });
  return new Response(bytes, { status, headers, encodeBody: "manual" });
}

/** Through a Response, whose bytes lie outside of the collector's care, which those of a Blob do not. */
async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Response(bytes).body?.pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
