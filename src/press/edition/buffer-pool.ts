/** Bytes that are taken at once: as many as a volume of long articles has, and its pieces. */
const usualSize = 16 * 1024 * 1024;

/**
 * Memory that is used again for each file that is written. Memory from outside of its heap makes the
 * engine look through the whole heap for every 64 MB of it: with each article's record in the heap,
 * that would take longer than all the writing.
 */
export class BufferPool {
  #memory = new ArrayBuffer(0);
  #used = 0;

  /** Some bytes, whatever they hold. They are the caller's up to the next call of `clear`. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.#used + length > this.#memory.byteLength) {
      // What was taken before stays where it is.
      this.#memory = new ArrayBuffer(Math.max(usualSize, length));
      this.#used = 0;
    }
    const bytes = new Uint8Array(this.#memory, this.#used, length);
    this.#used += length;
    return bytes;
  }

  /** From now on, what was taken before is taken again. */
  clear(): void {
    this.#used = 0;
  }
}
