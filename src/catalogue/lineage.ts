import type { Instant } from "../article/instant.ts";
import { decodeGrowing } from "./columns.ts";
import { comparePlaces } from "./cursor.ts";

/**
 * The editions that came before this one, and what each changed: by it a program that holds the state
 * of one of them is told exactly what it lacks.
 */
export interface Lineage {
  /** Names of editions (see `editionName`), the oldest first. The last is that of this edition. */
  readonly editions: readonly string[];
  /** For each edition, the rows whose present version came with it; see `encodeGrowing`. */
  readonly changed: readonly (readonly number[])[];
  /** For each edition, articles that may have left a selection with it. */
  readonly departed: readonly (readonly DepartedArticle[])[];
}

/** The first slug of an article, and the date of publication that it had before it left. */
export type DepartedArticle = readonly [name: string, published: Instant];

/** An article that may have left a selection: the last time that this happened. */
export interface Departure {
  readonly name: string;
  readonly published: Instant;
  /** The number of the edition with which it left. */
  readonly edition: number;
}

/** A lineage, ready for look-ups. An edition's number is its place in the lineage. */
export interface OpenLineage {
  /** The name of this edition. */
  readonly edition: string;
  readonly editions: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** For each row, the number of the edition that changed it last; 0 where none did. */
  readonly changedIn: Uint16Array;
  /** In the order of places, those of articles as they were before. */
  readonly departures: readonly Departure[];
}

/** Editions in a lineage at most: a program that was last told of an earlier one begins anew. */
export const mostEditions = 500;

/** An edition's name: when it was pressed, and a hash of what it holds. */
export function editionName(pressed: Instant, hash: string): string {
  return `${pressed.toString(36)}.${hash}`;
}

/** When an edition was pressed, by its name. */
export function pressedOf(edition: string): Instant {
  return Number.parseInt(edition, 36);
}

/** The lineage of an edition of which nothing is known before it. */
export function newLineage(edition: string): Lineage {
  return { editions: [edition], changed: [[]], departed: [[]] };
}

/** Reads a lineage. */
export function openLineage({ editions, changed, departed }: Lineage, rows: number): OpenLineage {
  const changedIn = new Uint16Array(rows);
  changed.forEach((distances, number) => {
    for (const row of decodeGrowing(distances)) changedIn[row] = number;
  });
  return {
    edition: editions.at(-1) ?? "",
    editions,
    numbers: new Map(editions.map((name, number) => [name, number])),
    changedIn,
    departures: departed
      .flatMap((some, edition) => some.map(([name, published]) => ({ name, published, edition })))
      .sort(comparePlaces),
  };
}
