import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Files by their paths from the root of a repository, such as `content/channel.yaml`. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** The files of a fixture, as they would lie in a repository. */
export async function fixtureFiles(name: string): Promise<Files> {
  const folder = `tests/fixtures/${name}`;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [`content/${relative(folder, path)}`, new Uint8Array(await readFile(path))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
