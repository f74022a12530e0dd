import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** Whether there is a file of this name in a folder or below it, and not elsewhere by way of a link. */
export async function isFileIn(folder: string, name: string): Promise<boolean> {
  try {
    const [home, file] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    return file.startsWith(home + sep) && (await stat(file)).isFile();
  } catch {
    // No such file; or no such name, as with a NUL in it.
    return false;
  }
}
