const separator = ",";

/** Slugs as the index stores them: each followed by a comma, which no slug contains. */
export function encodeSlugs(slugs: readonly string[]): string {
  return slugs.map((slug) => slug + separator).join("");
}

/**
 * Finds the slug of a row and the row of a slug. The slugs stay in one string beside a hash
 * table of numbers: as strings in a Map they would take more memory than all other columns
 * together.
 */
export class Slugs {
  readonly #text: string;
  /** Where each slug begins. One more number says where the last one ends. */
  readonly #starts: Uint32Array;
  /**
   * At the place of a slug's hash, or the next free one after it, the slug's row plus 1; 0 in a
   * free place.
   */
  readonly #table: Uint32Array;

  /**
   * @param text as `encodeSlugs` writes it
   * @param rows the number of slugs
   */
  constructor(text: string, rows: number) {
    this.#text = text;
    this.#starts = new Uint32Array(rows + 1);
    // The size is a power of two, at least twice the number of rows.
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

  /** The first place, starting from a hash, that is free or whose row is the one sought. */
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

/** The FNV-1a hash of part of a string. */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The lower bits alone depend too little on the last letters.
  return (value ^ (value >>> 15)) >>> 0;
}
