import { randomUUID } from "node:crypto";
import { lstatSync, rmSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Keeps a file in a folder of what can be made again: whole or not at all, by writing it aside first.
 * A folder in the file's place, or a file in the place of one of its folders, is removed.
 *
 * @param name path from the folder, with slashes
 */
export async function keepFile(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  const file = join(folder, name);
  const aside = `${file}.${randomUUID()}`;
  clearTheWay(folder, name);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

function clearTheWay(folder: string, name: string): void {
  const parts = name.split("/");
  for (let count = 1; count <= parts.length; count++) {
    const path = join(folder, ...parts.slice(0, count));
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    const isFile = count === parts.length;
    if (found.isDirectory() === isFile) rmSync(path, { recursive: true, force: true });
  }
}
