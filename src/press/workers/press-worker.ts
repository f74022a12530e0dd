import { join } from "node:path";
import { threadId, workerData } from "node:worker_threads";
import type { Result } from "../../content/content-error.ts";
import { PieceSpool } from "../edition/piece-files.ts";
import { type PressedFile, type PressOrder, pressFile } from "./press-file.ts";

// Tinypool wraps the data that it passes to a thread.
const [, order]: [unknown, PressOrder] = workerData;
const spool = new PieceSpool(join(order.spools, String(threadId)));

/** Presses a batch of articles, one after the other. */
export default async function pressFiles(
  files: readonly string[],
): Promise<readonly Result<PressedFile>[]> {
  const results: Result<PressedFile>[] = [];
  for (const file of files) results.push(await pressFile(file, order, spool));
  return results;
}
