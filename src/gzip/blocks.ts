import { constants, deflateRawSync } from "node:zlib";
import { appendOperator, crcOf } from "./crc.ts";

/**
 * A compressed text that other texts may precede and follow: DEFLATE blocks (RFC 1951) without a last
 * one, which end at a byte and refer to nothing before them.
 */
export interface Blocks {
  readonly deflated: Uint8Array;
  /** The length of the text, in bytes. */
  readonly length: number;
  /** The CRC-32 of the text. */
  readonly crc: number;
  /** Appends the CRC of the text to another one: `appendOperator` of its length. */
  readonly operator: number;
}

/** The level of zlib for what is pressed once. */
export const smallest = constants.Z_BEST_COMPRESSION;

/**
 * Compresses a text into blocks.
 *
 * @param level of zlib, from 1 (fast) to 9 (small)
 */
export function toBlocks(text: Uint8Array, level = constants.Z_DEFAULT_COMPRESSION): Blocks {
  return {
    deflated: deflateRawSync(text, { level, finishFlush: constants.Z_SYNC_FLUSH }),
    length: text.length,
    crc: crcOf(text),
    operator: appendOperator(text.length),
  };
}

/** The bytes before the blocks in their stored form. */
const headLength = 16;

/**
 * Blocks as a file stores them: the length of the DEFLATE blocks, the length of the text, its CRC-32 and
 * its operator (32 bits each, little-endian), then the DEFLATE blocks.
 */
export function encodeBlocks({ deflated, length, crc, operator }: Blocks): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headLength + deflated.length);
  const head = new DataView(bytes.buffer);
  [deflated.length, length, crc, operator].forEach((value, place) => {
    head.setUint32(4 * place, value, true);
  });
  bytes.set(deflated, headLength);
  return bytes;
}

/** Reads stored blocks, without copying them. `next` is where they end. */
export function decodeBlocks(bytes: Uint8Array, at = 0): Blocks & { readonly next: number } {
  const head = new DataView(bytes.buffer, bytes.byteOffset + at, headLength);
  const start = at + headLength;
  const next = start + head.getUint32(0, true);
  return {
    deflated: bytes.subarray(start, next),
    length: head.getUint32(4, true),
    crc: head.getUint32(8, true),
    operator: head.getUint32(12, true),
    next,
  };
}
