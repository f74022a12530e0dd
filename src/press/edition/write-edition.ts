import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type EditionFile, editionText } from "../../catalogue/edition-file.ts";
import type { ContentError } from "../../content/content-error.ts";
import { seal } from "../../content/files/sealed.ts";
import { lineageFile, memoryText } from "../lineage/past-editions.ts";
import { type PressRecord, recordFile } from "../record/press-record.ts";
import type { PreviousEdition } from "../record/previous-edition.ts";
import { BufferPool } from "./buffer-pool.ts";
import { withLock } from "./folder-lock.ts";
import { mediaHeaders } from "./media-headers.ts";
import type { Edition } from "./press-edition.ts";

/**
 * The module by which the Worker imports the edition file beside it: an alias of wrangler leads to
 * code only.
 */
export const editionModule = "edition.js";

/**
 * Writes an edition into a folder, all of it or nothing: aside first, then by renaming. A file that
 * the edition before has as well is linked to it.
 *
 * @param pool holds what is needed to write one file
 */
export async function writeEdition(
  edition: Edition,
  folder: string,
  record?: PressRecord,
  find: PreviousEdition["find"] = () => undefined,
  pool = new BufferPool(),
): Promise<void> {
  replaceFolder(folder, (aside) => {
    const put = writerInto(join(aside, "assets"));
    put("/_headers", (path) => writeFileSync(path, mediaHeaders()));
    for (const file of edition.files) {
      const same = find(file.path, file.hash);
      put(file.path, (path) => {
        if (same !== undefined && link(same, path)) return;
        writeFileSync(
          path,
          file.bytes((length) => pool.take(length)),
        );
        pool.clear();
      });
    }
    for (const { path, hash, source } of edition.media) {
      const same = find(path, hash);
      put(path, (target) => {
        if (same === undefined || !link(same, target)) copyFileSync(same ?? source, target);
      });
    }
    if (record !== undefined) writeFileSync(join(aside, recordFile), seal(recordFile, record));
    const { index, pressed, line } = edition;
    if (line !== undefined) writeFileSync(join(aside, lineageFile), memoryText(line.memory));
    writeEditionFile(aside, { index, pressed, lineage: line?.lineage });
  });
}

function writeEditionFile(folder: string, file: EditionFile): void {
  writeFileSync(join(folder, "edition.bin"), editionText(file));
  writeFileSync(join(folder, editionModule), 'export { default } from "./edition.bin";\n');
}

/** Copies an edition into a new folder, as links where the file system has them: a build writes into no file. */
export function copyEdition(from: string, to: string): void {
  const put = writerInto(to);
  for (const file of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (file.isDirectory()) continue;
    const source = join(file.parentPath, file.name);
    put(relative(from, source), (target) => {
      if (!link(source, target)) copyFileSync(source, target);
    });
  }
}

/** Writes, in place of an edition, what stands in its way: for development, where the site shows it. */
export async function writeErrors(errors: readonly ContentError[], folder: string): Promise<void> {
  await withLock(folder, async () =>
    replaceFolder(folder, (aside) => {
      mkdirSync(join(aside, "assets"));
      writeEditionFile(aside, { errors });
    }),
  );
}

function replaceFolder(folder: string, fill: (aside: string) => void): void {
  const aside = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  const old = `${aside}-old`;
  mkdirSync(aside, { recursive: true });
  try {
    fill(aside);
    rename(folder, old);
    try {
      renameSync(aside, folder);
    } catch (error) {
      rename(old, folder);
      throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * Takes away what builds that were killed have left beside a folder. To be called by whoever holds the
 * folder's lock: nobody else writes there.
 */
export function removeLeftovers(folder: string): void {
  const pattern = new RegExp(`^\\.${basename(folder)}-\\d+(-old|-pieces)?$`);
  for (const name of readdirSync(dirname(folder))) {
    if (!pattern.test(name)) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** Not every file system has hard links. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Writes files below a folder, and makes each folder that they need once. */
function writerInto(folder: string) {
  const made = new Set<string>();
  return (path: string, write: (path: string) => void) => {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    write(target);
  };
}
