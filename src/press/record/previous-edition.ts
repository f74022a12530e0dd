import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { type Form, forms, volumePath, volumeSize } from "../../catalogue/volume.ts";
import type { FileParts } from "../edition/piece-files.ts";
import type { Piece } from "../entries/pressed.ts";
import {
  areWhole,
  type PressRecord,
  type RecordedArticle,
  readRecord,
  recordFile,
} from "./press-record.ts";

/** An edition that was pressed before: what of it can be used again. */
export interface PreviousEdition {
  readonly rows: ReadonlyMap<string, { readonly row: number; readonly record: RecordedArticle }>;
  /** Where a file with this path and these bytes lies, if there is one. */
  find(path: string, hash: string): string | undefined;
  piece(row: number, form: Form): Piece;
  /** Whether it is not what its record says, or has lost its record. It is as none then. */
  readonly damaged: boolean;
  /** When it was pressed, if it holds the same as this one. */
  pressedAs(record: PressRecord): Instant | undefined;
}

const nothing: PreviousEdition = {
  rows: new Map(),
  damaged: false,
  find: () => undefined,
  pressedAs: () => undefined,
  piece: (row) => {
    throw new RangeError(`no row ${row} in an edition that is not there`);
  },
};

/**
 * Opens the edition in a folder. One that another press made is as none. So is one of which any file
 * is not what it was: each is read, and compared with its hash, before anything is taken over.
 */
export function openPrevious(folder: string, version: string, parts: FileParts): PreviousEdition {
  const assets = join(folder, "assets");
  if (!existsSync(join(folder, recordFile))) return { ...nothing, damaged: !isEmpty(assets) };
  let record: PressRecord | undefined;
  try {
    record = readRecord(folder);
  } catch {
    return { ...nothing, damaged: true };
  }
  if (record?.version !== version) return nothing;
  const { rows, files, index, pressed } = record;
  if (!areWhole(assets, files, parts.pool)) return { ...nothing, damaged: true };
  return {
    rows: new Map(rows.map((one, row) => [one.file, { row, record: one }])),
    damaged: false,
    find: (file, hash) => (files[file] === hash ? join(assets, file) : undefined),
    pressedAs: (other) =>
      index === other.index && JSON.stringify(files) === JSON.stringify(other.files)
        ? pressed
        : undefined,
    piece: (row, form) => ({
      hash: rows[row]?.hashes[forms.indexOf(form)] ?? "",
      bytes: () =>
        parts.readPiece(
          join(assets, volumePath("all", Math.floor(row / volumeSize), form)),
          row % volumeSize,
        ),
    }),
  };
}

/** True where there is nothing, as in the folder of an edition that shows errors. */
function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
