import type { FeedFrame } from "./head.ts";

const encoder = new TextEncoder();

/**
 * Joins pressed pieces and their frame into the bytes of a document.
 *
 * @param pieces each in one or several parts
 */
export function bind(frame: FeedFrame, pieces: readonly (readonly Uint8Array[])[]): Uint8Array {
  const separator = encoder.encode(frame.separator);
  const parts = [
    encoder.encode(frame.open),
    ...pieces.flatMap((piece, index) => (index === 0 ? piece : [separator, ...piece])),
    encoder.encode(frame.close),
  ];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
