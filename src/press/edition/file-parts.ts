import { closeSync, openSync, readSync } from "node:fs";
import { pieceCount, pieceRange } from "../../catalogue/volume.ts";
import type { BufferPool } from "./buffer-pool.ts";

/** Files that may be open at once. */
const openFiles = 200;

/** Reads parts of files, and keeps the ones used last open. */
export class FileParts {
  readonly #open = new Map<string, number>();

  /** @param pool holds the bytes that are read */
  constructor(readonly pool: BufferPool) {}

  /** The bytes from `start` up to `end`. */
  read(path: string, start: number, end: number): Uint8Array {
    const bytes = this.pool.take(end - start);
    const read = readSync(this.#descriptor(path), bytes, 0, bytes.length, start);
    if (read !== bytes.length) throw new RangeError(`${path} is shorter than it was`);
    return bytes;
  }

  /** A piece of a volume. */
  readPiece(path: string, position: number): Uint8Array {
    const count = pieceCount(this.read(path, 0, 4));
    const [start, end] = pieceRange(this.read(path, 0, 4 * (1 + count)), position);
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
