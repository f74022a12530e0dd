import type { Blocks } from "./blocks.ts";
import { appendCrc, crcOf } from "./crc.ts";
import type { Gzip } from "./whole.ts";

/** The header of a gzip member (RFC 1952, section 2.3): no name, no time, unknown system. */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** A last block that is empty, with the codes of RFC 1951, section 3.2.6. */
const lastBlock = Uint8Array.of(3, 0);
const trailerLength = 8;
/** The longest text of a stored block (RFC 1951, section 3.2.4), and what stands before it. */
const storedLength = 65535;
const storedHead = 5;

/** A text, compressed in advance or still plain. */
export type Part = Blocks | Uint8Array;

/**
 * Joins texts into a gzip member (RFC 1952), at the cost of copying them: compressed ones as they are,
 * plain ones in stored blocks.
 */
export function joinGzip(parts: readonly Part[]): Gzip {
  let size = header.length + lastBlock.length + trailerLength;
  for (const part of parts) size += isPlain(part) ? storedSize(part) : part.deflated.length;
  const bytes = new Uint8Array(size);
  bytes.set(header);
  let at = header.length;
  let crc = 0;
  let length = 0;
  for (const part of parts) {
    if (isPlain(part)) {
      at = store(bytes, at, part);
      crc = crcOf(part, crc);
    } else {
      bytes.set(part.deflated, at);
      at += part.deflated.length;
      crc = appendCrc(crc, part.crc, part.operator);
    }
    length += part.length;
  }
  bytes.set(lastBlock, at);
  const trailer = new DataView(bytes.buffer, at + lastBlock.length);
  trailer.setUint32(0, crc, true);
  trailer.setUint32(4, length, true);
  return { gzip: bytes };
}

function isPlain(part: Part): part is Uint8Array {
  return part instanceof Uint8Array;
}

/** How many bytes a plain text takes. An empty one needs no block. */
function storedSize({ length }: Uint8Array): number {
  return length + storedHead * Math.ceil(length / storedLength);
}

/** Writes stored blocks, which begin at a byte. Returns where they end. */
function store(bytes: Uint8Array<ArrayBuffer>, start: number, text: Uint8Array): number {
  let at = start;
  for (let from = 0; from < text.length; from += storedLength) {
    const some = text.subarray(from, from + storedLength);
    // The first byte says that the block is stored and not the last.
    const head = new DataView(bytes.buffer, at + 1);
    head.setUint16(0, some.length, true);
    head.setUint16(2, ~some.length, true);
    bytes.set(some, at + storedHead);
    at += storedHead + some.length;
  }
  return at;
}
