import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { eachForm, type Form, forms } from "../../catalogue/volume.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { Piece, PressedArticle } from "../entries/pressed.ts";
import type { RecordedArticle } from "../record/press-record.ts";
import type { PreviousEdition } from "../record/previous-edition.ts";
import type { PressOrder } from "../workers/press-file.ts";
import { pressFiles } from "../workers/press-files.ts";
import { type FileParts, spooledPieces } from "./piece-files.ts";

/** The articles of an edition, pressed or reused. */
export interface Gathered {
  /** Each pressed article, with what the edition's record keeps of it. */
  readonly records: ReadonlyMap<PressedArticle, RecordedArticle>;
  /** Errors and warnings, in any order. */
  readonly reports: readonly ContentError[];
  /** How many articles were pressed. The others were reused. */
  readonly pressed: number;
  /** Whether something in the cache was damaged, and was made again. */
  readonly cacheDamaged: boolean;
}

/**
 * Takes over the articles whose sources have not changed since the previous edition, and presses the
 * others. An article that refers to one that is gone is pressed again.
 *
 * @param files of the articles, as paths from the content folder
 * @param parts reads the pieces when their volumes are bound
 */
export async function gatherArticles(
  files: readonly string[],
  order: PressOrder,
  previous: PreviousEdition,
  parts: FileParts,
  onProgress?: (pressed: number, total: number) => void,
): Promise<Gathered> {
  const records = new Map<PressedArticle, RecordedArticle>();
  const reports: ContentError[] = [];
  const changed = new Map<string, string | undefined>();
  for (const file of files) {
    const sources = sourcesOf(order.folder, file);
    const known = previous.rows.get(file);
    const isUnchanged =
      known !== undefined &&
      known.record.sources === sources &&
      known.record.references.every((other) => order.context.articles.has(other));
    if (isUnchanged) {
      const { row, record } = known;
      records.set(
        restore(record, (form) => previous.piece(row, form)),
        record,
      );
      reports.push(...record.warnings);
    } else {
      changed.set(file, sources);
    }
  }
  let done = 0;
  let cacheDamaged = false;
  await pressFiles([...changed.keys()], order, (file, result) => {
    onProgress?.(++done, changed.size);
    reports.push(...(result.ok ? result.warnings : result.errors));
    if (!result.ok) return;
    const { spooled, cacheDamaged: damaged, ...rest } = result.value;
    if (damaged) cacheDamaged = true;
    const sources = changed.get(file) ?? "";
    const record: RecordedArticle = { file, sources, warnings: result.warnings, ...rest };
    const pieces = spooledPieces(spooled, rest.hashes, parts);
    records.set(
      restore(record, (form) => pieces[forms.indexOf(form)] ?? missing(form)),
      record,
    );
  });
  return { records, reports, pressed: changed.size, cacheDamaged };
}

/** A pressed article from its record, with its pieces wherever they are stored. */
function restore(
  { article, code, media }: RecordedArticle,
  piece: (form: Form) => Piece,
): PressedArticle {
  return { article, code, media, pieces: eachForm(piece) };
}

/**
 * A fingerprint of what an article is pressed from: its text, and the size and date of every file beside
 * it. Undefined where something cannot be read: reading the article then reports why.
 */
function sourcesOf(folder: string, file: string): string | undefined {
  const articleFolder = dirname(join(folder, file));
  try {
    const hash = createHash("sha256").update(readFileSync(join(folder, file)));
    for (const name of readdirSync(articleFolder, { recursive: true }).map(String).sort()) {
      if (name === "index.md") continue;
      const { size, mtimeMs } = statSync(join(articleFolder, name));
      hash.update(`\0${name}\0${size}\0${mtimeMs}`);
    }
    return hash.digest("base64url").slice(0, 16);
  } catch {
    return undefined;
  }
}

function missing(form: string): never {
  throw new TypeError(`no piece for ${form}`);
}
