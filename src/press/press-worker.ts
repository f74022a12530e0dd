import { workerData } from "node:worker_threads";
import type { Result } from "../content/content-error.ts";
import type { Surroundings } from "../content/surroundings.ts";
import { type PressedFile, pressFile } from "./press-file.ts";

/** What each thread of the press is told once. */
export interface PressOrder {
  readonly folder: string;
  readonly surroundings: Surroundings;
}

// Tinypool wraps the data that it hands on.
const [, { folder, surroundings }]: [unknown, PressOrder] = workerData;

/** Presses some articles, one after the other. */
export default async function pressFiles(
  files: readonly string[],
): Promise<readonly Result<PressedFile>[]> {
  const results: Result<PressedFile>[] = [];
  for (const file of files) results.push(await pressFile(folder, file, surroundings));
  return results;
}
