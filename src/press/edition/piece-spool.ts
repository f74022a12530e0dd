import { closeSync, openSync, writeSync } from "node:fs";
import type { Piece } from "../entries/pressed.ts";
import type { FileParts } from "./file-parts.ts";

/** Where the pieces of an article lie in a file: one after the other. */
export interface Spooled {
  readonly path: string;
  readonly start: number;
  /** In bytes, each piece's. */
  readonly lengths: readonly number[];
}

/**
 * A file in which pieces lie until they are bound. Each thread of the press has one of its own: what
 * goes from one to another is only where they lie.
 */
export class PieceSpool {
  readonly #descriptor: number;
  #end = 0;

  /** @param path of the file, which is made */
  constructor(readonly path: string) {
    this.#descriptor = openSync(path, "w");
  }

  /** Writes the pieces of an article. */
  put(pieces: readonly Uint8Array[]): Spooled {
    const start = this.#end;
    const bytes = Buffer.concat(pieces);
    for (let written = 0; written < bytes.length; ) {
      const left = bytes.length - written;
      written += writeSync(this.#descriptor, bytes, written, left, start + written);
    }
    this.#end += bytes.length;
    return { path: this.path, start, lengths: pieces.map(({ length }) => length) };
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The pieces that lie in a file, with the hash of each. */
export function spooledPieces(
  { path, start, lengths }: Spooled,
  hashes: readonly string[],
  parts: FileParts,
): Piece[] {
  let end = start;
  return lengths.map((length, index) => {
    end += length;
    return new SpooledPiece(hashes[index] ?? "", path, end - length, end, parts);
  });
}

/** A class, as an article has several: closures would take twice the memory. */
class SpooledPiece implements Piece {
  constructor(
    readonly hash: string,
    readonly path: string,
    readonly start: number,
    readonly end: number,
    readonly parts: FileParts,
  ) {}

  bytes(): Uint8Array {
    return this.parts.read(this.path, this.start, this.end);
  }
}
