import { prefersGzip } from "./accept.ts";
import { ByteLru } from "./byte-lru.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** How the bytes of an answer are encoded (RFC 9110, section 8.4). */
export type Coding = "gzip" | "identity";

/**
 * The coding for a request. Workers always see `Accept-Encoding: br, gzip`; what the client sent
 * stands in `cf`. The runtime's CompressionStream has no brotli.
 */
export function codingFor({ cf, headers }: Request): Coding {
  const sent = typeof cf?.["clientAcceptEncoding"] === "string" ? cf["clientAcceptEncoding"] : null;
  return prefersGzip(sent ?? headers.get("Accept-Encoding")) ? "gzip" : "identity";
}

/** The most bytes of bodies that an isolate keeps ready to be sent. */
const hotBytes = 8 * 1024 * 1024;

const hot = new ByteLru(hotBytes);

/** Names of bodies that were asked for once: only what is asked for again is kept, so that all others do not drive it out. */
const once = new Set<string>();
const mostOnce = 2000;

/** The bytes of a body as they were sent before, if they are at hand. */
export function encodedNow(name: string, coding: Coding): Bytes | undefined {
  return hot.get(`${coding} ${name}`);
}

/**
 * The bytes of a body as they are sent. They are made once for each name and coding, and then kept
 * as long as there is room; bytes that are at hand come without a promise.
 *
 * @param name tells the body from all others: the same name must always mean the same bytes
 */
export function encodedBody(
  name: string,
  coding: Coding,
  make: () => Promise<string | Bytes> | string | Bytes,
): Bytes | Promise<Bytes> {
  const key = `${coding} ${name}`;
  return hot.get(key) ?? encode(key, coding, make);
}

async function encode(
  key: string,
  coding: Coding,
  make: () => Promise<string | Bytes> | string | Bytes,
): Promise<Bytes> {
  const made = await make();
  const bytes = typeof made === "string" ? new Uint8Array(new TextEncoder().encode(made)) : made;
  const encoded = coding === "gzip" ? await gzip(bytes) : bytes;
  if (once.has(key)) hot.set(key, encoded);
  if (once.size >= mostOnce) once.clear();
  once.add(key);
  return encoded;
}

async function gzip(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
