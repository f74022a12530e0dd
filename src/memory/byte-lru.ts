/**
 * Bytes by name, within a bound of bytes: what was used longest ago is forgotten first. A library
 * with such a bound (lru-cache) would be a tenth of the Worker.
 */
export class ByteLru {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #limit: number;
  readonly #forgotten: (bytes: Uint8Array) => void;
  #held = 0;

  /**
   * @param limit the most bytes that are kept; something larger is never kept
   * @param forgotten is told what is not kept any more
   */
  constructor(limit: number, forgotten: (bytes: Uint8Array) => void = () => {}) {
    this.#limit = limit;
    this.#forgotten = forgotten;
  }

  get(name: string): Uint8Array | undefined {
    const bytes = this.#kept.get(name);
    if (bytes !== undefined) {
      // A map remembers the order of insertion: now it is the youngest.
      this.#kept.delete(name);
      this.#kept.set(name, bytes);
    }
    return bytes;
  }

  /** Whether it is kept. */
  set(name: string, bytes: Uint8Array): boolean {
    this.#forget(name);
    if (bytes.length > this.#limit) return false;
    this.#kept.set(name, bytes);
    this.#held += bytes.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= this.#limit) break;
      this.#forget(oldest);
    }
    return true;
  }

  #forget(name: string): void {
    const bytes = this.#kept.get(name);
    if (bytes === undefined) return;
    this.#kept.delete(name);
    this.#held -= bytes.length;
    this.#forgotten(bytes);
  }
}
