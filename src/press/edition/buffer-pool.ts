/** Bytes that are allocated at once: enough for a volume of long articles and its pieces. */
const usualSize = 16 * 1024 * 1024;

/**
 * Memory that is used again for each file. V8 collects the whole heap for every 64 MB allocated outside
 * it. The heap holds a record of each article, so those collections would take longer than the writing.
 */
export class BufferPool {
  #memory = new ArrayBuffer(0);
  #used = 0;

  /** Gives the caller some bytes until the next `clear`. They may still hold old data. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.#used + length > this.#memory.byteLength) {
      // Bytes given out before stay valid: they keep the old buffer.
      this.#memory = new ArrayBuffer(Math.max(usualSize, length));
      this.#used = 0;
    }
    const bytes = new Uint8Array(this.#memory, this.#used, length);
    this.#used += length;
    return bytes;
  }

  /** Ends the use of all bytes given out, so that they can be given out again. */
  clear(): void {
    this.#used = 0;
  }
}
