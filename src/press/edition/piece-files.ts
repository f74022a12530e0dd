import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { lineOf, tableLengthOf } from "../../catalogue/volume.ts";
import type { Piece } from "../entries/pressed.ts";
import type { BufferPool } from "./buffer-pool.ts";

/** Where the pieces of an article are in a file, one after the other. */
export interface Spooled {
  readonly path: string;
  readonly start: number;
  /** The length of each piece, in bytes. */
  readonly lengths: readonly number[];
}

/**
 * A file that holds pieces until they are bound. Each thread of the press has its own, so threads
 * exchange only the positions of pieces.
 */
export class PieceSpool {
  readonly #descriptor: number;
  #end = 0;

  /** Creates the file. */
  constructor(readonly path: string) {
    this.#descriptor = openSync(path, "w");
  }

  /** Appends the pieces of an article. */
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

/** The pieces in a spool, with the hash of each. */
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

/** A class, because closures would take twice the memory, and every article has several. */
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

/** The most files that are open at once. */
const openFiles = 200;

/** Reads parts of files. Keeps the most recently used files open. */
export class FileParts {
  readonly #open = new Map<string, number>();

  /** @param pool provides the memory for what is read */
  constructor(readonly pool: BufferPool) {}

  /** Reads the bytes from `start` up to, but not including, `end`. */
  read(path: string, start: number, end: number): Uint8Array {
    const bytes = this.pool.take(end - start);
    const read = readSync(this.#descriptor(path), bytes, 0, bytes.length, start);
    if (read !== bytes.length) throw new RangeError(`${path} is shorter than it was`);
    return bytes;
  }

  /** Reads the piece at a position of a volume. */
  readPiece(path: string, position: number): Uint8Array {
    const table = this.read(path, 0, tableLengthOf(this.read(path, 0, 4)));
    const { start, end } = lineOf(table, position);
    return this.read(path, start, end);
  }

  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
  }

  #descriptor(path: string): number {
    const known = this.#open.get(path);
    this.#open.delete(path);
    const descriptor = known ?? openSync(path, "r");
    this.#open.set(path, descriptor);
    const [oldest] = this.#open;
    if (this.#open.size > openFiles && oldest !== undefined) {
      closeSync(oldest[1]);
      this.#open.delete(oldest[0]);
    }
    return descriptor;
  }
}
