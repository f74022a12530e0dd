import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FoundFile } from "../media/article-files.ts";
import type { Written } from "./state.ts";

/** What became of an article. */
export type Outcome = "new" | "changed" | "same" | "kept" | "removed" | "refused";

/** Hash of a file, as the state notes it. */
export function hashOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}

/**
 * What somebody did since the import wrote a folder. Only `index.md` counts: a picture that was cropped makes
 * nobody's text, and stays as it is anyway.
 *
 * @param content the content folder
 */
export async function fateOf(
  content: string,
  written: Written | undefined,
): Promise<"unknown" | "untouched" | "edited" | "removed"> {
  if (written === undefined) return "unknown";
  const text = await readFile(join(content, written.path)).catch(() => undefined);
  if (text === undefined) return "removed";
  return hashOf(text) === written.files["index.md"] ? "untouched" : "edited";
}

/**
 * Makes the folder of an article beside the content folder, and renames it into place: it is there as a whole or not at
 * all. Files in the old folder that no import wrote, or that somebody changed, stay.
 *
 * @param before what an earlier import wrote there
 * @param aside a folder for what is unfinished, on the same disk
 * @param announce is called before the folder is there, with the hashes of its files
 */
export async function placeFolder(
  content: string,
  file: string,
  text: string,
  files: readonly FoundFile[],
  before: Written | undefined,
  aside: string,
  announce: (files: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const folder = join(content, dirname(file));
  const made = join(aside, "new");
  const old = join(aside, "old");
  await rm(aside, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  const hashes: Record<string, string> = { "index.md": hashOf(text) };
  await writeFile(join(made, "index.md"), text);
  for (const { name, file: from } of files) {
    await copyFile(from, join(made, name));
    hashes[name] = hashOf(await readFile(from));
  }
  if (existsSync(folder)) await keepOthers(folder, made, before);
  await announce(hashes);
  await mkdir(dirname(folder), { recursive: true });
  if (existsSync(folder)) await rename(folder, old);
  await rename(made, folder);
  await rm(aside, { recursive: true, force: true });
}

/** Copies what is in the old folder and not from an import, or was changed since. */
async function keepOthers(
  folder: string,
  made: string,
  before: Written | undefined,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const name = from.slice(folder.length + 1);
    if (name === "index.md" || before?.files[name] === hashOf(await readFile(from))) continue;
    await mkdir(dirname(join(made, name)), { recursive: true });
    await copyFile(from, join(made, name));
  }
}
