const separator = ",";

/** Slugs as they stand in the index: a comma after each. No slug holds one. */
export function encodeSlugs(slugs: readonly string[]): string {
  return slugs.map((slug) => slug + separator).join("");
}

/**
 * The slugs of all articles, by row and by name. They stay in one text, beside a hash table of numbers:
 * as strings in a Map they would take more memory than all other columns together.
 */
export class Slugs {
  readonly #text: string;
  /** Where each slug begins; one more, for where another one would. */
  readonly #starts: Uint32Array;
  /** At the place of a slug's hash or after it, its row and 1; 0 where there is none. */
  readonly #table: Uint32Array;

  /**
   * @param text as `encodeSlugs` writes it
   * @param rows how many there are
   */
  constructor(text: string, rows: number) {
    this.#text = text;
    this.#starts = new Uint32Array(rows + 1);
    // At most half full: a power of two.
    this.#table = new Uint32Array(2 << Math.ceil(Math.log2(rows + 1)));
    let start = 0;
    for (let row = 0; row < rows; row++) {
      const end = text.indexOf(separator, start);
      const place = this.#seek(hash(text, start, end), () => false);
      this.#table[place] = row + 1;
      start = end + 1;
      this.#starts[row + 1] = start;
    }
  }

  /** The slug of the article in a row. */
  at(row: number): string | undefined {
    const [start, end] = [this.#starts[row], this.#starts[row + 1]];
    if (start === undefined || end === undefined) return undefined;
    return this.#text.slice(start, end - 1);
  }

  /** The row of the article with a slug. */
  rowOf(slug: string): number | undefined {
    const place = this.#seek(hash(slug, 0, slug.length), (row) => {
      const start = this.#starts[row] ?? 0;
      const length = (this.#starts[row + 1] ?? 0) - 1 - start;
      return length === slug.length && this.#text.startsWith(slug, start);
    });
    const row = (this.#table[place] ?? 0) - 1;
    return row < 0 ? undefined : row;
  }

  /** The first place from a hash on that is free, or whose row is the one that is looked for. */
  #seek(hash: number, isIt: (row: number) => boolean): number {
    const mask = this.#table.length - 1;
    let place = hash & mask;
    for (;;) {
      const entry = this.#table[place] ?? 0;
      if (entry === 0 || isIt(entry - 1)) return place;
      place = (place + 1) & mask;
    }
  }
}

/** FNV-1a of a part of a text. */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The lower bits alone tell too little of the last letters.
  return (value ^ (value >>> 15)) >>> 0;
}
