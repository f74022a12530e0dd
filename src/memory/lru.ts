/** Bytes that an entry takes beside its name and its value, roughly: its places in the map. */
export const entryBytes = 128;

/**
 * Values by name, within a bound of bytes: what was used longest ago is forgotten first. Names count,
 * because whoever asks may choose them. A library with such a bound (lru-cache) would be a tenth of
 * the Worker.
 */
export class Lru<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  readonly #limit: number;
  readonly #sizeOf: (value: T) => number;
  readonly #forgotten: (value: T) => void;
  #held = 0;

  /**
   * @param limit the most bytes that are kept; something larger is never kept
   * @param sizeOf the bytes of a value
   * @param forgotten is told what is not kept any more
   */
  constructor(
    limit: number,
    sizeOf: (value: T) => number,
    forgotten: (value: T) => void = () => {},
  ) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
    this.#forgotten = forgotten;
  }

  /** The bytes of all that is kept. */
  get held(): number {
    return this.#held;
  }

  get(name: string): T | undefined {
    const entry = this.#kept.get(name);
    if (entry === undefined) return undefined;
    // A map remembers the order of insertion: now it is the youngest.
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    return entry.value;
  }

  /** Whether it is kept. A value that has grown is set again, to be measured anew. */
  set(name: string, value: T): boolean {
    const bytes = entryBytes + bytesOf(name) + this.#sizeOf(value);
    this.#forget(name, value);
    if (bytes > this.#limit) return false;
    this.#kept.set(name, { value, bytes });
    this.#held += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= this.#limit) break;
      this.#forget(oldest);
    }
    return true;
  }

  #forget(name: string, instead?: T): void {
    const entry = this.#kept.get(name);
    if (entry === undefined) return;
    this.#kept.delete(name);
    this.#held -= entry.bytes;
    if (entry.value !== instead) this.#forgotten(entry.value);
  }
}

/** The most bytes that a text takes in memory. */
export function bytesOf(text: string): number {
  return 2 * text.length;
}
