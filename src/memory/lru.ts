/** An estimate of the bytes that an entry takes in the map, besides its name and its value. */
export const entryBytes = 128;

/**
 * A map with a limit in bytes, which drops the least recently used values first. Names count, because
 * clients may choose them. The package lru-cache would make the Worker a tenth larger.
 */
export class Lru<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  readonly #limit: number;
  readonly #sizeOf: (value: T) => number;
  readonly #onDrop: (value: T) => void;
  #held = 0;

  /**
   * @param limit the most bytes to keep; a larger value is never kept
   * @param sizeOf the bytes of a value
   * @param onDrop is called with each value that is dropped or replaced
   */
  constructor(limit: number, sizeOf: (value: T) => number, onDrop: (value: T) => void = () => {}) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
    this.#onDrop = onDrop;
  }

  /** The bytes that are kept. */
  get held(): number {
    return this.#held;
  }

  get(name: string): T | undefined {
    const entry = this.#kept.get(name);
    if (entry === undefined) return undefined;
    // A map keeps the order of insertion. This makes the entry the youngest.
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    return entry.value;
  }

  /**
   * Keeps a value. To measure a value again that has grown, set it again.
   *
   * @returns whether the value is kept
   */
  set(name: string, value: T): boolean {
    const bytes = entryBytes + bytesOf(name) + this.#sizeOf(value);
    this.#drop(name, value);
    if (bytes > this.#limit) return false;
    this.#kept.set(name, { value, bytes });
    this.#held += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#held <= this.#limit) break;
      this.#drop(oldest);
    }
    return true;
  }

  #drop(name: string, replacement?: T): void {
    const entry = this.#kept.get(name);
    if (entry === undefined) return;
    this.#kept.delete(name);
    this.#held -= entry.bytes;
    if (entry.value !== replacement) this.#onDrop(entry.value);
  }
}

/** The most bytes that a string takes in memory. */
export function bytesOf(text: string): number {
  return 2 * text.length;
}
