import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** All bytes of the files below a folder, as one Latin-1 text. */
export async function bytesIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1"));
  return (await Promise.all(read)).join("\n");
}
