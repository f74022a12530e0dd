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
import { seal } from "../../content/files/keep-file.ts";
import { lineageFile, pastEditionsText } from "../lineage/past-editions.ts";
import { type PressRecord, recordFile } from "../record/press-record.ts";
import type { PreviousEdition } from "../record/previous-edition.ts";
import { assetHeaders } from "./asset-headers.ts";
import { BufferPool } from "./buffer-pool.ts";
import { editorRedirects } from "./editor-rules.ts";
import { withLock } from "./folder-lock.ts";
import type { Edition } from "./press-edition.ts";

/**
 * The module through which the Worker imports the edition file beside it, because an alias in
 * wrangler.toml can name only code.
 */
export const editionModule = "edition.js";

/**
 * Writes an edition into a folder, all of it or nothing: it is written under another name and then
 * renamed. Files that the previous edition also has are linked, not written.
 *
 * @param find locates a file of the previous edition, if it has the same bytes
 * @param pool provides the memory to write one file
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
    const { editor } = edition.index.channel;
    put("/_headers", (path) => writeFileSync(path, assetHeaders(editor)));
    if (editor !== undefined) put("/_redirects", (path) => writeFileSync(path, editorRedirects));
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
    if (line !== undefined) writeFileSync(join(aside, lineageFile), pastEditionsText(line.memory));
    writeEditionFile(aside, { index, pressed, lineage: line?.lineage });
  });
}

function writeEditionFile(folder: string, file: EditionFile): void {
  writeFileSync(join(folder, "edition.bin"), editionText(file));
  writeFileSync(join(folder, editionModule), 'export { default } from "./edition.bin";\n');
}

/** Copies an edition into a new folder: as hard links if possible, since no build changes a file. */
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

/** Writes the errors in the content in place of an edition, so that the site in development shows them. */
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
 * Removes what killed builds have left beside a folder. Call this only while you hold the folder's lock,
 * because a running build has such files too.
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

/** Makes a hard link. Returns false if the file system has none. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Writes files below a folder, and creates the folders that they need. */
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
