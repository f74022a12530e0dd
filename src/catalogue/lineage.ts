import type { Instant } from "../article/instant.ts";
import { decodeGrowing } from "./columns.ts";
import { comparePlaces } from "./cursor.ts";

/**
 * The editions before this one, and what each changed. A program that holds the state of one of
 * them can thus be told exactly what its copy lacks.
 */
export interface Lineage {
  /** Names of editions (see `editionName`), oldest first. The last one is this edition. */
  readonly editions: readonly string[];
  /** For each edition, the rows whose current version appeared in it; see `encodeGrowing`. */
  readonly changed: readonly (readonly number[])[];
  /** For each edition, the articles that may have left a selection in it. */
  readonly departed: readonly (readonly DepartedArticle[])[];
}

/**
 * The slug under which an article was first published, its date of publication before it left,
 * and the id that another system gave it.
 */
export type DepartedArticle = readonly [name: string, published: Instant, id?: string];

/** The last time that an article may have left a selection. */
export interface Departure {
  readonly name: string;
  readonly published: Instant;
  /** The number of the edition in which it left. */
  readonly edition: number;
  /** The id that another system gave it. */
  readonly id?: string | undefined;
}

/** A lineage, ready for look-ups. An edition's number is its place in the lineage. */
export interface OpenLineage {
  /** The name of this edition. */
  readonly edition: string;
  readonly editions: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** For each row, the number of the edition that changed it last; 0 where none did. */
  readonly changedIn: Uint16Array;
  /** Departures in the order of the places that the articles had before they left. */
  readonly departures: readonly Departure[];
}

/** The most editions in a lineage. A program whose copy is older starts again. */
export const mostEditions = 500;

/** An edition's name: when it was pressed, and a hash of what it holds. */
export function editionName(pressed: Instant, hash: string): string {
  return `${pressed.toString(36)}.${hash}`;
}

/** When an edition was pressed, read from its name. */
export function pressedOf(edition: string): Instant {
  return Number.parseInt(edition, 36);
}

/** The lineage of an edition whose predecessors are unknown. */
export function newLineage(edition: string): Lineage {
  return { editions: [edition], changed: [[]], departed: [[]] };
}

/** Prepares a lineage for look-ups. */
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
      .flatMap((some, edition) =>
        some.map(([name, published, id]) => ({ name, published, edition, id })),
      )
      .sort(comparePlaces),
  };
}
