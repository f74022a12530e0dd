import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes the files of a site. Nothing is written over: if one of them is there, none is written.
 *
 * @returns the paths that are taken; none if the site was written
 */
export async function createSite(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<readonly string[]> {
  const taken = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (taken.length > 0) return taken;
  for (const [path, data] of files) {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), data, { flag: "wx" });
  }
  return [];
}

/** Step by step, because the recursive `mkdir` of Node never returns in a folder such as `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder);
}
