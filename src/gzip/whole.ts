import { gunzipSync, gzipSync } from "node:zlib";

/** A text as a gzip member (RFC 1952). */
export interface Gzip {
  readonly gzip: Uint8Array;
}

// Both copy what zlib returns, because its memory may belong to others, and the caller releases it.

/** Compresses a whole text. */
export function compress(text: Uint8Array): Gzip {
  return { gzip: new Uint8Array(gzipSync(text)) };
}

/**
 * The text in a gzip member.
 *
 * @throws Error if it is damaged: its length or its CRC-32 is another
 */
export function restore({ gzip }: Gzip): Uint8Array {
  return new Uint8Array(gunzipSync(gzip));
}
