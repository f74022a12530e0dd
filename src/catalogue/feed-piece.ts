import { type Blocks, decodeBlocks, encodeBlocks, smallest, toBlocks } from "../gzip/blocks.ts";

/** A pressed piece of a feed, in full and as a summary. */
export interface FeedPiece {
  readonly full: string;
  readonly summary: string;
}

/** The piece as a volume stores it: the blocks of both, one after the other. */
export function encodeFeedPiece({ full, summary }: FeedPiece): Uint8Array {
  const encoder = new TextEncoder();
  return Buffer.concat(
    [full, summary].map((text) => encodeBlocks(toBlocks(encoder.encode(text), smallest))),
  );
}

/** Reads a stored piece in full or as a summary, without copying it. */
export function decodeFeedPiece(bytes: Uint8Array, content: "full" | "summary"): Blocks {
  const full = decodeBlocks(bytes);
  return content === "full" ? full : decodeBlocks(bytes, full.next);
}
