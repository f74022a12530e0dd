/**
 * A pressed piece of a feed, with what its summary leaves out: the bytes `from` up to `to`, in whose
 * place `instead` stands.
 */
export interface FeedPiece {
  readonly full: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly instead: Uint8Array;
}

const headLength = 12;

/** As it lies in a volume: `from`, `to` and the length of the piece (32 bits, little-endian), the piece, what stands instead. */
export function encodeFeedPiece({ full, from, to, instead }: FeedPiece): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headLength + full.length + instead.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, from, true);
  head.setUint32(4, to, true);
  head.setUint32(8, full.length, true);
  bytes.set(full, headLength);
  bytes.set(instead, headLength + full.length);
  return bytes;
}

/** The parts of a piece, without copying them, in full or as a summary. */
export function partsOf(bytes: Uint8Array, content: "full" | "summary"): Uint8Array[] {
  const head = new DataView(bytes.buffer, bytes.byteOffset, headLength);
  const end = headLength + head.getUint32(8, true);
  if (content === "full") return [bytes.subarray(headLength, end)];
  return [
    bytes.subarray(headLength, headLength + head.getUint32(0, true)),
    bytes.subarray(end),
    bytes.subarray(headLength + head.getUint32(4, true), end),
  ];
}
