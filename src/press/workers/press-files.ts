import { availableParallelism } from "node:os";
import { join } from "node:path";
import Tinypool from "tinypool";
import type { Result } from "../../content/content-error.ts";
import { ownProgram } from "../../content/files/own-program.ts";
import { PieceSpool } from "../edition/piece-files.ts";
import { type PressedFile, type PressOrder, pressFile } from "./press-file.ts";

/** Up to this many articles, starting threads takes longer than pressing. */
const fewArticles = 150;
/** How many articles a thread gets at a time. */
const batchSize = 20;

const program = ownProgram(new URL("./press-worker.ts", import.meta.url));

/**
 * Reads and presses articles, in parallel if there are many. Passes on each result as soon as possible,
 * in any order.
 */
export async function pressFiles(
  files: readonly string[],
  order: PressOrder,
  take: (file: string, result: Result<PressedFile>) => void,
): Promise<void> {
  if (files.length <= fewArticles) {
    const spool = new PieceSpool(join(order.spools, "main"));
    try {
      for (const file of files) take(file, await pressFile(file, order, spool));
    } finally {
      spool.close();
    }
    return;
  }
  const pool = new Tinypool({
    filename: program.url,
    workerData: order,
    execArgv: [...program.execArgv],
    // Most objects of a batch die with it: a larger young generation is collected less often.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
    minThreads: availableParallelism(),
    maxThreads: availableParallelism(),
  });
  try {
    const batches = Array.from({ length: Math.ceil(files.length / batchSize) }, (_, number) =>
      files.slice(number * batchSize, (number + 1) * batchSize),
    );
    await Promise.all(
      batches.map(async (batch) => {
        const results: readonly Result<PressedFile>[] = await pool.run(batch);
        batch.forEach((file, index) => {
          const result = results[index];
          if (result === undefined) throw new Error(`the press returned nothing for ${file}`);
          take(file, result);
        });
      }),
    );
  } finally {
    await pool.destroy();
  }
}
