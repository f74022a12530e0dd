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

/** What can be reused from the previous edition. */
export interface PreviousEdition {
  readonly rows: ReadonlyMap<string, { readonly row: number; readonly record: RecordedArticle }>;
  /** Locates the file with this path and hash, if there is one. */
  find(path: string, hash: string): string | undefined;
  piece(row: number, form: Form): Piece;
  /** Whether it does not match its record, or has lost it. Then nothing is reused. */
  readonly damaged: boolean;
  /** When it was pressed, if it holds the same as an edition with this record. */
  pressedAs(record: PressRecord): Instant | undefined;
}

const noEdition: PreviousEdition = {
  rows: new Map(),
  damaged: false,
  find: () => undefined,
  pressedAs: () => undefined,
  piece: (row) => {
    throw new RangeError(`no row ${row} in an edition that is not there`);
  },
};

/**
 * Opens the edition in a folder. Nothing is reused if other code made it, or if any file is damaged:
 * each is read and compared with its hash first.
 */
export function openPrevious(folder: string, version: string, parts: FileParts): PreviousEdition {
  const assets = join(folder, "assets");
  if (!existsSync(join(folder, recordFile))) return { ...noEdition, damaged: !isEmpty(assets) };
  let record: PressRecord | undefined;
  try {
    record = readRecord(folder);
  } catch {
    return { ...noEdition, damaged: true };
  }
  if (record?.version !== version) return noEdition;
  const { rows, files, index, pressed } = record;
  if (!areWhole(assets, files, parts.pool)) return { ...noEdition, damaged: true };
  return {
    rows: new Map(rows.map((record, row) => [record.file, { row, record }])),
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

/** True for a missing or empty folder, as in an edition that shows errors. */
function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
