import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import type { Preview } from "../../catalogue/edition-file.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { readChannel } from "../../content/channel/read-channel.ts";
import {
  aliasesInUse,
  earlyWithdrawals,
  sharedAuthorSlugs,
  sharedIds,
  sharedOldAddresses,
} from "../../content/check-articles.ts";
import {
  asWarning,
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../../content/content-error.ts";
import type { DrawingLimits } from "../../content/files/draw-svg.ts";
import { listArticles, slugsOf } from "../../content/list-articles.ts";
import { readPastEditions } from "../lineage/past-editions.ts";
import { basisOf, pressLineage } from "../lineage/press-lineage.ts";
import { pressVersion } from "../press-version.ts";
import { recordOf } from "../record/press-record.ts";
import { openPrevious } from "../record/previous-edition.ts";
import { markOf } from "../share-pictures/share-picture.ts";
import { BufferPool } from "./buffer-pool.ts";
import { type Waiting, withLock } from "./folder-lock.ts";
import { gatherArticles } from "./gather-articles.ts";
import { gatherPages } from "./gather-pages.ts";
import { FileParts } from "./piece-files.ts";
import { pressEdition } from "./press-edition.ts";
import { servedFiles } from "./served-files.ts";
import { copyEdition, removeLeftovers, writeEdition } from "./write-edition.ts";

export interface BuildOptions {
  readonly now?: () => Instant;
  /**
   * The moment of a deployment. The edition takes it even if it holds the same as the previous edition.
   * Without a deployment, such an edition keeps the previous moment. It may be two minutes ahead of this
   * machine's clock, as clocks of machines may differ (`cli/ledger/deployment-moment.ts`).
   */
  readonly deployed?: Instant | undefined;
  /** Replaces the channel's own address, in development. */
  readonly baseUrl?: string | undefined;
  readonly preview: Preview;
  /** Limits for drawing one SVG, in place of the usual ones. */
  readonly drawing?: DrawingLimits;
  /** The folder that keeps what is slow to make. By default `.cache`, beside the edition's folder. */
  readonly cache?: string;
  /** Makes the files of the editor, if the channel has one and the edition is no preview. */
  readonly editor?: (channel: Channel, moment: Instant) => Promise<readonly ServedFile[]>;
  /** A folder into which the edition is copied before another build can write. */
  readonly snapshot?: string | undefined;
  /** Called once, if the build must wait for another process that works on the same folder. */
  readonly onWait?: Waiting["onWait"];
  /** Called after each article that is pressed, with the number so far and in all. */
  readonly onProgress?: (pressed: number, total: number) => void;
}

/** What a build did. */
export interface Built {
  readonly articles: number;
  /** How many articles were pressed. The others were reused from the previous edition. */
  readonly pressed: number;
}

/**
 * Presses a content folder into an edition's folder. Articles whose sources have not changed are taken
 * over from the edition in that folder. Memory holds only a few pieces at a time: the others stay in
 * files until their volumes are bound. If another process builds into the folder, this waits for it.
 *
 * @throws PressError where the wait is too long
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
  { baseUrl, preview, drawing, onProgress, deployed, cache, editor, now = Date.now }: BuildOptions,
): Promise<Result<Built>> {
  const read = await readChannel(folder, baseUrl);
  if (!read.ok) return read;
  const { channel } = read.value;
  const { files, pages, reports: misplaced } = listArticles(folder);
  const context = {
    channel,
    articles: slugsOf([...files, ...pages]),
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
    const { files: ofChannel } = read.value;
    const order = { folder, context, spools, mark: markOf(channel, ofChannel) };
    const gathered = await gatherArticles(files, order, previous, parts, onProgress);
    const { records, pressed } = gathered;
    const standing = await gatherPages(pages, context);
    const moment = now();
    const articles = [...records.values()].map(({ file, article }) => ({
      file: `content/${file}`,
      article,
    }));
    const before = readPastEditions(folder);
    const damaged = [
      ...(previous.damaged ? [dist] : []),
      ...(gathered.cacheDamaged || standing.cacheDamaged ? [context.cache] : []),
    ];
    const reports = [
      ...read.warnings,
      ...misplaced,
      ...gathered.reports,
      ...standing.reports,
      ...(damaged.length > 0 ? [madeAgain(damaged)] : []),
      ...before.warnings,
      ...aliasesInUse(articles),
      ...sharedIds(channel, articles),
      ...sharedOldAddresses(channel, articles, pages),
      ...sharedAuthorSlugs(channel, articles),
      ...earlyWithdrawals(articles, moment),
    ].sort(inOrderOfPlace);
    if (reports.some(({ severity }) => severity === "error")) return fail(...reports);
    const rows = [...records.keys()];
    const served = await servedFiles(channel, ofChannel);
    if (channel.editor !== undefined && preview === "none") {
      served.push(...((await editor?.(channel, moment)) ?? []));
    }
    const edition = pressEdition(
      channel,
      rows,
      standing.pages,
      preview,
      served,
      deployed ?? moment,
    );
    const record = recordOf(edition, records, version);
    const dated = deployed ?? momentOf(previous.pressedAs(record), moment);
    const line =
      preview === "none"
        ? pressLineage(edition.rows, basisOf(channel), record.index, dated, before.memory)
        : undefined;
    await writeEdition(
      { ...edition, pressed: dated, line },
      dist,
      { ...record, pressed: dated },
      previous.find,
      pool,
    );
    return succeed({ articles: edition.rows.length, pressed }, reports);
  } finally {
    parts.close();
    rmSync(spools, { recursive: true, force: true });
  }
}

/**
 * The moment of an edition without a deployment: that of the previous edition if it holds the same. A
 * previous moment in the future comes from a machine whose clock was ahead, and does not count.
 */
function momentOf(previous: Instant | undefined, now: Instant): Instant {
  return previous !== undefined && previous <= now ? previous : now;
}

function madeAgain(folders: readonly string[]): ContentError {
  return asWarning(
    fileError(
      folders.map((folder) => `${basename(folder)}/`).join(" and "),
      "files from an earlier build were damaged, so they were made again",
      "you need not do anything; if this comes back, find out what changes the files in this folder",
    ),
  );
}

function inOrderOfPlace(a: ContentError, b: ContentError): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
