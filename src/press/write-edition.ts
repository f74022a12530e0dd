import { constants, copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type EditionFile, editionText } from "../catalogue/edition-file.ts";
import type { ContentError } from "../content/content-error.ts";
import type { Edition } from "./press-edition.ts";

/** Rules for the files that the platform serves without the Worker: their names change with their content. */
const mediaHeaders = `/media/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
  X-Content-Type-Options: nosniff
`;

/** Writes an edition into a folder, all of it or nothing: aside first, then by renaming. */
export async function writeEdition(edition: Edition, folder: string): Promise<void> {
  await replaceFolder(folder, async (aside) => {
    await writeFile(join(aside, "edition.txt"), editionText({ index: edition.index }));
    await put(join(aside, "assets", "_headers"), (path) => writeFile(path, mediaHeaders));
    for (const { path, bytes } of edition.files) {
      await put(join(aside, "assets", path), (target) => writeFile(target, bytes));
    }
    for (const { path, source } of edition.media) {
      await put(join(aside, "assets", path), (target) =>
        copyFile(source, target, constants.COPYFILE_FICLONE),
      );
    }
  });
}

/** Writes, in place of an edition, what stands in its way: for development, where the site shows it. */
export async function writeErrors(errors: readonly ContentError[], folder: string): Promise<void> {
  await replaceFolder(folder, async (aside) => {
    const file: EditionFile = { errors };
    await writeFile(join(aside, "edition.txt"), editionText(file));
    await mkdir(join(aside, "assets"), { recursive: true });
  });
}

async function replaceFolder(
  folder: string,
  fill: (aside: string) => Promise<void>,
): Promise<void> {
  const aside = `${dirname(folder)}/.dist-${process.pid}`;
  const old = `${aside}-old`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    await fill(aside);
    await rename(folder, old).catch(ignoreMissing);
    await rename(aside, folder).catch(async (error: unknown) => {
      await rename(old, folder);
      throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

async function put(path: string, write: (path: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await write(path);
}
