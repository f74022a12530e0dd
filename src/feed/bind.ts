import type { FeedFrame } from "./head.ts";

const encoder = new TextEncoder();

/** Joins pressed pieces and their frame into the bytes of a document. */
export function bind(frame: FeedFrame, pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const open = encoder.encode(frame.open);
  const separator = encoder.encode(frame.separator);
  const close = encoder.encode(frame.close);
  let length = open.length + close.length + separator.length * Math.max(0, pieces.length - 1);
  for (const piece of pieces) length += piece.length;
  const bytes = new Uint8Array(length);
  let offset = 0;
  const put = (part: Uint8Array) => {
    bytes.set(part, offset);
    offset += part.length;
  };
  put(open);
  pieces.forEach((piece, index) => {
    if (index > 0) put(separator);
    put(piece);
  });
  put(close);
  return bytes;
}
