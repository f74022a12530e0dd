import { randomUUID } from "node:crypto";
import { lstatSync, rmSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint } from "../../article/fingerprint.ts";

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

/**
 * A value as the text of a file that tells when it is damaged, or stands in another file's place: JSON
 * with a fingerprint of the value and of the name under which it is kept. It guards against accidents.
 * Someone who writes the file on purpose can seal it as well.
 *
 * @param value JSON holds all of it
 */
export function seal(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `{"seal":"${fingerprint(`${name}\n${text}`)}","value":${text}}`;
}

/**
 * The value in a sealed text. It may be of another version of the code: the caller looks at its shape.
 *
 * @throws Error where the text is not the one that was sealed under this name
 */
export function unseal(name: string, text: string): unknown {
  const { value }: { value?: unknown } = JSON.parse(text) ?? {};
  if (text !== seal(name, value)) throw new Error(`${name} is not as it was written`);
  return value;
}
