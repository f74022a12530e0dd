import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { FileParts } from "./file-parts.ts";
import type { Piece } from "./pressed.ts";

/** A file in which pieces lie until they are bound. */
export class PieceSpool {
  readonly #descriptor: number;
  #end = 0;

  constructor(
    readonly path: string,
    readonly parts: FileParts,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.#descriptor = openSync(path, "w");
  }

  /** Writes the pieces of an article, and says where they lie. */
  put(pieces: readonly Uint8Array[], hashes: readonly string[]): Piece[] {
    const bytes = Buffer.concat(pieces);
    for (let written = 0; written < bytes.length; ) {
      const left = bytes.length - written;
      written += writeSync(this.#descriptor, bytes, written, left, this.#end + written);
    }
    return pieces.map(({ length }, index) => {
      const start = this.#end;
      this.#end += length;
      return new SpooledPiece(hashes[index] ?? "", this, start, this.#end);
    });
  }

  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.path, { force: true });
  }
}

/** A class, as there are several of each article at once: a closure would take twice the memory. */
class SpooledPiece implements Piece {
  constructor(
    readonly hash: string,
    readonly spool: PieceSpool,
    readonly start: number,
    readonly end: number,
  ) {}

  bytes(): Uint8Array {
    return this.spool.parts.read(this.spool.path, this.start, this.end);
  }
}
