/**
 * Bytes by name, within a bound of bytes: what was used longest ago is forgotten first. A library
 * with such a bound (lru-cache) would be a tenth of the Worker.
 */
export class ByteLru {
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #limit: number;
  #held = 0;

  /** @param limit the most bytes that are kept; something larger is never kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const bytes = this.#kept.get(name);
    if (bytes !== undefined) {
      // A map remembers the order of insertion: now it is the youngest.
      this.#kept.delete(name);
      this.#kept.set(name, bytes);
    }
    return bytes;
  }

  set(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#forget(name);
    if (bytes.length > this.#limit) return;
    this.#kept.set(name, bytes);
    this.#held += bytes.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= this.#limit) break;
      this.#forget(oldest);
    }
  }

  #forget(name: string): void {
    this.#held -= this.#kept.get(name)?.length ?? 0;
    this.#kept.delete(name);
  }
}
