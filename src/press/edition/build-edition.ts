import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import type { Preview } from "../../catalogue/index-file.ts";
import { forms } from "../../catalogue/volume.ts";
import { readChannel } from "../../content/channel/read-channel.ts";
import {
  asWarning,
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../../content/content-error.ts";
import { earlyWithdrawals } from "../../content/early-withdrawals.ts";
import type { DrawingLimits } from "../../content/files/draw-svg.ts";
import { sharedAuthorSlugs } from "../../content/front-matter/author.ts";
import { aliasesInUse, listArticles, slugOf } from "../../content/list-articles.ts";
import { hashOf, type PressedArticle } from "../entries/pressed.ts";
import { readMemory } from "../lineage/lineage-file.ts";
import { basisOf, pressLineage } from "../lineage/press-lineage.ts";
import { openPrevious, restore } from "../record/press-record.ts";
import type { PressRecord, RecordedArticle } from "../record/record-schema.ts";
import { pressVersion, sourcesOf } from "../record/sources.ts";
import { pressFiles } from "../workers/press-files.ts";
import { BufferPool } from "./buffer-pool.ts";
import { FileParts } from "./file-parts.ts";
import { type Waiting, withLock } from "./folder-lock.ts";
import { spooledPieces } from "./piece-spool.ts";
import { type Edition, pressEdition } from "./press-edition.ts";
import { copyEdition, removeLeftovers, writeEdition } from "./write-edition.ts";

export interface BuildOptions {
  readonly now?: () => Instant;
  /**
   * The moment of a deployment, in milliseconds. An edition takes it even if it is the same as the one
   * before; without a deployment such an edition keeps its moment. It may be ahead of this machine's
   * clock by the two minutes that clocks of machines may differ (`cli/ledger/deployment-moment.ts`).
   */
  readonly deployed?: Instant | undefined;
  /** Stands in for the channel's own address, in development. */
  readonly baseUrl?: string | undefined;
  readonly preview: Preview;
  /** What drawing one SVG may take, where it is not the usual. */
  readonly drawing?: DrawingLimits;
  /** Folder of what is slow to make; beside the edition's folder if nothing is said. */
  readonly cache?: string;
  /** A folder that gets the same edition before another build can write. */
  readonly snapshot?: string | undefined;
  /** Told once of another process that works on the same folder, and is waited for. */
  readonly onWait?: Waiting["onWait"];
  /** Told of each article that is pressed, and how many there will be. */
  readonly onProgress?: (pressed: number, total: number) => void;
}

/** What a build did. */
export interface Built {
  readonly articles: number;
  /** Articles that were pressed, and not taken over from the edition before. */
  readonly pressed: number;
}

/**
 * Presses a content folder into an edition's folder. Articles whose sources have not changed are
 * taken over from the edition that is there. Memory holds no more than a few pieces at a time: the
 * others lie in a file until their volumes are bound. Another process that builds into the same folder
 * is waited for.
 *
 * @throws PressError where that takes too long
 */
export async function buildEdition(
  folder: string,
  dist: string,
  options: BuildOptions,
): Promise<Result<Built>> {
  const build = async () => {
    removeLeftovers(dist);
    const built = await replaceEdition(folder, dist, options);
    if (built.ok && options.snapshot !== undefined) copyEdition(dist, options.snapshot);
    return built;
  };
  return withLock(dist, build, { onWait: options.onWait });
}

async function replaceEdition(
  folder: string,
  dist: string,
  { baseUrl, preview, drawing, onProgress, deployed, cache, now = Date.now }: BuildOptions,
): Promise<Result<Built>> {
  const read = await readChannel(folder, baseUrl);
  if (!read.ok) return read;
  const { channel } = read.value;
  const { files, errors } = listArticles(folder);
  const context = {
    channel,
    articles: new Map(files.map((file) => [file, slugOf(file)])),
    folder,
    cache: cache ?? join(dirname(dist), ".cache"),
    drawing,
  };
  const version = pressVersion(channel, preview);
  const pool = new BufferPool();
  const parts = new FileParts(pool);
  const spools = join(dirname(dist), `.${basename(dist)}-${process.pid}-pieces`);
  mkdirSync(spools, { recursive: true });
  try {
    const previous = openPrevious(dist, version, parts);
    const damaged = new Set(previous.damaged ? [dist] : []);
    const reports: ContentError[] = [...read.warnings, ...errors];
    const records = new Map<PressedArticle, RecordedArticle>();
    const changed = new Map<string, string | undefined>();
    for (const file of files) {
      const sources = sourcesOf(folder, file);
      const known = previous.rows.get(file);
      const usable =
        known !== undefined &&
        known.record.sources === sources &&
        known.record.references.every((other) => context.articles.has(other));
      if (usable) {
        records.set(
          restore(known.record, (form) => previous.piece(known.row, form)),
          known.record,
        );
        reports.push(...known.record.warnings);
      } else {
        changed.set(file, sources);
      }
    }
    let done = 0;
    await pressFiles([...changed.keys()], { folder, context, spools }, (file, result) => {
      onProgress?.(++done, changed.size);
      reports.push(...(result.ok ? result.warnings : result.errors));
      if (!result.ok) return;
      const { spooled, cacheDamaged, ...rest } = result.value;
      if (cacheDamaged) damaged.add(context.cache);
      const sources = changed.get(file) ?? "";
      const record: RecordedArticle = { file, sources, warnings: result.warnings, ...rest };
      const pieces = spooledPieces(spooled, rest.hashes, parts);
      records.set(
        restore(record, (form) => pieces[forms.indexOf(form)] ?? missing(form)),
        record,
      );
    });
    if (damaged.size > 0) reports.push(madeAgain([...damaged]));
    const moment = now();
    const articles = [...records.values()].map(({ file, article }) => ({
      file: `content/${file}`,
      article,
    }));
    const before = readMemory(folder);
    reports.push(
      ...before.warnings,
      ...aliasesInUse(articles),
      ...sharedAuthorSlugs(channel, articles),
      ...earlyWithdrawals(articles, moment),
    );
    reports.sort(inOrderOfPlace);
    if (reports.some(({ severity }) => severity === "error")) return fail(...reports);
    const edition = pressEdition(
      channel,
      [...records.keys()],
      preview,
      read.value.files,
      deployed ?? moment,
    );
    const record = recordOf(edition, records, version);
    const kept = previous.pressedAs(record) ?? Infinity;
    // A moment that has not come yet is of a machine whose clock was ahead.
    const pressed = deployed ?? (kept <= moment ? kept : moment);
    const line =
      preview === "none"
        ? pressLineage(edition.rows, basisOf(channel), record.index, pressed, before.memory)
        : undefined;
    await writeEdition(
      { ...edition, pressed, line },
      dist,
      { ...record, pressed },
      previous.find,
      pool,
    );
    return succeed({ articles: edition.rows.length, pressed: changed.size }, reports);
  } finally {
    parts.close();
    rmSync(spools, { recursive: true, force: true });
  }
}

function recordOf(
  edition: Edition,
  records: ReadonlyMap<PressedArticle, RecordedArticle>,
  version: string,
): PressRecord {
  return {
    version,
    pressed: edition.pressed,
    index: hashOf(JSON.stringify(edition.index)),
    rows: edition.rows.flatMap((row) => records.get(row) ?? []),
    files: Object.fromEntries([
      ...edition.files.map(({ path, hash }) => [path, hash]),
      ...edition.media.map(({ path, hash }) => [path, hash]),
    ]),
  };
}

function madeAgain(folders: readonly string[]): ContentError {
  return asWarning(
    fileError(
      folders.map((folder) => `${basename(folder)}/`).join(" and "),
      "files from an earlier build were damaged, so what they held was made again",
      "nothing needs to be done; if this comes back, look for what changes files in there",
    ),
  );
}

function inOrderOfPlace(a: ContentError, b: ContentError): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

function missing(form: string): never {
  throw new TypeError(`no piece for ${form}`);
}
