import type { Instant } from "../../src/article/instant.ts";
import { byPublication, type Cursor, type Row } from "./rows.ts";

/** An entry of an answer. */
export interface Entry extends Cursor {
  readonly updated: Instant;
  readonly code: number;
  /** The volume that holds its pieces. */
  readonly volume: number;
}

/** The lengths of the columns, as the first 16 bytes of a page give them. */
interface Lengths {
  readonly rows: number;
  readonly topics: number;
  readonly expiring: number;
  readonly text: number;
}

const headBytes = 16;
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/**
 * The columns of a page as views on its bytes, so that a page is opened without being decoded. Wider
 * numbers come first, so each column is aligned.
 */
function columnsOf(buffer: ArrayBuffer, { rows, topics, expiring, text }: Lengths) {
  let at = headBytes;
  const next = (length: number, width: number) => {
    const start = at;
    at += length * width;
    return start;
  };
  return {
    published: new Float64Array(buffer, next(rows, 8), rows),
    updated: new Float64Array(buffer, next(rows, 8), rows),
    expires: new Float64Array(buffer, next(expiring, 8), expiring),
    codes: new Uint32Array(buffer, next(rows, 4), rows),
    volumes: new Uint32Array(buffer, next(rows, 4), rows),
    authors: new Uint32Array(buffer, next(rows, 4), rows),
    slugEnds: new Uint32Array(buffer, next(rows, 4), rows),
    topicEnds: new Uint32Array(buffer, next(rows, 4), rows),
    expiring: new Uint32Array(buffer, next(expiring, 4), expiring),
    topics: new Uint16Array(buffer, next(topics, 2), topics),
    languages: new Uint8Array(buffer, next(rows, 1), rows),
    text: new Uint8Array(buffer, next(text, 1), text),
    bytes: at,
  };
}

/**
 * Writes a page: some rows of a series, oldest first, by column.
 *
 * @param volumeOf the volume that holds a row's pieces
 */
export function encodePage(rows: readonly Row[], volumeOf: (row: Row) => number): Uint8Array {
  const text = encoder.encode(rows.map(({ slug }) => slug).join(""));
  const topics = rows.flatMap((row) => row.topics);
  const expiring = rows.flatMap(({ expires }, place) => (expires === undefined ? [] : [place]));
  const lengths: Lengths = {
    rows: rows.length,
    topics: topics.length,
    expiring: expiring.length,
    text: text.length,
  };
  const bound = headBytes + 37 * rows.length + 12 * expiring.length + 2 * topics.length;
  const buffer = new ArrayBuffer(bound + text.length);
  new Uint32Array(buffer, 0, 4).set([rows.length, topics.length, expiring.length, text.length]);
  const columns = columnsOf(buffer, lengths);
  columns.text.set(text);
  columns.topics.set(topics);
  columns.expiring.set(expiring);
  columns.expires.set(rows.flatMap(({ expires }) => expires ?? []));
  let [slugEnd, topicEnd] = [0, 0];
  for (const [place, row] of rows.entries()) {
    columns.published[place] = row.published;
    columns.updated[place] = row.updated;
    columns.codes[place] = row.code;
    columns.volumes[place] = volumeOf(row);
    columns.authors[place] = row.author;
    columns.languages[place] = row.language;
    slugEnd += row.slug.length;
    topicEnd += row.topics.length;
    columns.slugEnds[place] = slugEnd;
    columns.topicEnds[place] = topicEnd;
  }
  return new Uint8Array(buffer);
}

/** A page of a series, opened. Places count from 0, oldest first. */
export class Page {
  readonly rows: number;
  readonly #columns: ReturnType<typeof columnsOf>;
  readonly #expires: ReadonlyMap<number, Instant>;

  /** @param buffer what {@link encodePage} wrote */
  constructor(buffer: ArrayBuffer) {
    const [rows = 0, topics = 0, expiring = 0, text = 0] = new Uint32Array(buffer, 0, 4);
    this.rows = rows;
    this.#columns = columnsOf(buffer, { rows, topics, expiring, text });
    const { expires, expiring: places } = this.#columns;
    this.#expires = new Map(Array.from(places, (place, n) => [place, expires[n] ?? 0]));
  }

  get bytes(): number {
    return this.#columns.bytes;
  }

  published(place: number): Instant {
    return this.#columns.published[place] ?? Infinity;
  }

  slug(place: number): string {
    const { slugEnds, text } = this.#columns;
    return decoder.decode(text.subarray(slugEnds[place - 1] ?? 0, slugEnds[place]));
  }

  isPublic(place: number, now: Instant): boolean {
    return this.published(place) <= now && now < (this.#expires.get(place) ?? Infinity);
  }

  hasTopic(place: number, topic: number): boolean {
    const { topicEnds, topics } = this.#columns;
    return topics.subarray(topicEnds[place - 1] ?? 0, topicEnds[place]).includes(topic);
  }

  isIn(place: number, language: number): boolean {
    return this.#columns.languages[place] === language;
  }

  /** How many rows stand before a cursor. */
  countBefore(cursor: Cursor): number {
    let [low, high] = [0, this.rows];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byPublication(this.cursor(middle), cursor) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  cursor(place: number): Cursor {
    return { published: this.published(place), slug: this.slug(place) };
  }

  entry(place: number): Entry {
    const { updated, codes, volumes } = this.#columns;
    return {
      ...this.cursor(place),
      updated: updated[place] ?? 0,
      code: codes[place] ?? 0,
      volume: volumes[place] ?? 0,
    };
  }
}
