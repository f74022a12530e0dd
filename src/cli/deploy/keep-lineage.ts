import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { pressedOf } from "../../catalogue/lineage.ts";
import { lineageFile, memoryText, readMemory } from "../../press/lineage/lineage-file.ts";

/**
 * Keeps in the content folder what the next edition is to know of the one that was deployed. Without
 * it, programs that keep a copy of the feeds begin anew with the next edition.
 *
 * @param dist the edition's folder
 * @param moment of the deployment, in milliseconds since 1970
 * @returns false where the edition is not that of this deployment: then nothing is written
 */
export async function keepLineage(
  dist: string,
  content: string,
  moment: Instant,
): Promise<boolean> {
  const { memory } = readMemory(dist);
  if (memory === undefined || pressedOf(memory.editions.at(-1) ?? "") !== moment) return false;
  const aside = join(content, `.lineage-${process.pid}.json`);
  await writeFile(aside, memoryText(memory));
  await rename(aside, join(content, lineageFile));
  return true;
}
