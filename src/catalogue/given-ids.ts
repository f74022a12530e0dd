import { decodeGrowing, encodeGrowing } from "./columns.ts";

/** The ids that other systems gave to articles, as the index stores them. */
export interface GivenIdColumns {
  /** The rows of these articles; see `encodeGrowing`. */
  readonly rows: readonly number[];
  /** Their ids, each followed by a line break, which no id contains. */
  readonly text: string;
}

/** Writes the given ids of articles in the order of their rows; undefined if there are none. */
export function encodeGivenIds(ids: readonly (string | undefined)[]): GivenIdColumns | undefined {
  const given = ids.flatMap((id, row) => (id === undefined ? [] : [{ id, row }]));
  if (given.length === 0) return undefined;
  return {
    rows: encodeGrowing(given.map(({ row }) => row)),
    text: given.map(({ id }) => `${id}\n`).join(""),
  };
}

/**
 * Finds the given id of a row. Only a removal needs one, because every piece carries its own, so the text
 * is not taken apart before the first removal.
 */
export class GivenIds {
  readonly #columns: GivenIdColumns | undefined;
  #byRow: ReadonlyMap<number, string> | undefined;

  constructor(columns: GivenIdColumns | undefined) {
    this.#columns = columns;
  }

  /** The id that the article in a row was given, if it was given one. */
  at(row: number): string | undefined {
    if (this.#columns === undefined) return undefined;
    this.#byRow ??= read(this.#columns);
    return this.#byRow.get(row);
  }
}

function read({ rows, text }: GivenIdColumns): ReadonlyMap<number, string> {
  const ids = text.split("\n");
  return new Map(Array.from(decodeGrowing(rows), (row, place) => [row, ids[place] ?? ""] as const));
}
