import { createHash, randomUUID } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint } from "../../article/fingerprint.ts";

/**
 * Writes a file into a folder whose files can all be made again. The file is written under another name
 * and then renamed, so it is never there in part. A folder where the file belongs, or a file where one
 * of its folders belongs, is removed.
 *
 * @param name the path from the folder, with `/`
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
 * Turns a value into the text of a file that shows if it was damaged or confused with another file:
 * JSON with a fingerprint of the value and its name. This protects against accidents only; whoever
 * changes the file on purpose can also compute the seal.
 *
 * @param value a value that JSON can represent in full
 */
export function seal(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `{"seal":"${fingerprint(`${name}\n${text}`)}","value":${text}}`;
}

/**
 * Reads the value of a sealed text. Another version of the code may have written it, so the caller must
 * check its shape.
 *
 * @throws Error if the text is not JSON, or is not what was sealed under this name
 */
export function unseal(name: string, text: string): unknown {
  const { value }: { value?: unknown } = JSON.parse(text) ?? {};
  if (text !== seal(name, value)) throw new Error(`${name} has changed since it was written`);
  return value;
}

/**
 * A name for the code in some folders. It changes whenever a source file there is edited, added,
 * removed or renamed, so that results of other code are not reused.
 *
 * @param folders their absolute paths; folders below them count too
 */
export function codeVersion(...folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
      if (!/\.m?[jt]sx?$/.test(name)) continue;
      const source = readFileSync(join(folder, name));
      hash.update(`${name}\0${source.length}\0`).update(source);
    }
  }
  return hash.digest("base64url").slice(0, 16);
}
