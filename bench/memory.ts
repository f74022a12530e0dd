import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ask } from "./ask.ts";
import { openCounted } from "./counted-site.ts";
import { crawl } from "./crawl.ts";
import { type Heap, openHeap } from "./heap.ts";
import { constantOfNothing, product } from "./services.ts";
import { type Row, round } from "./table.ts";
import { startWorkerd } from "./workerd.ts";

/** Milliseconds between two readings of the isolate's memory. */
const interval = 20;

/**
 * Measures peak memory while a crawl requests everything: of the isolate, by repeated readings, and of
 * the process, minus that of a constant Worker.
 */
export async function memoryRows(scratch: string, dist: string): Promise<Row[]> {
  console.error("Memory: a crawl of everything");
  const { catalogue } = await openCounted(dist);
  const folder = join(scratch, "memory");
  const unused = await startWorkerd(folder, { CONSTANT: constantOfNothing }, ["CONSTANT"]);
  await ask(unused.origin("CONSTANT"));
  const least = unused.peakMemory();
  await unused.stop();

  const workerd = await startWorkerd(folder, product(dist), ["PRODUCT"], true);
  try {
    const heap = await openHeap(workerd.inspector("PRODUCT"));
    const crawled = crawl(workerd.origin("PRODUCT"), catalogue);
    const isolate = await highest(heap, crawled);
    heap.close();
    const note = `${round(await crawled)} requests`;
    return [
      {
        case: "isolate memory, every volume touched",
        figure: isolate / 1e6,
        unit: "MB",
        atMost: 80,
        note,
      },
      {
        case: "peak of the process, the same",
        figure: (workerd.peakMemory() - least) / 1e6,
        unit: "MB",
        note,
      },
    ];
  } finally {
    await workerd.stop();
  }
}

async function highest(heap: Heap, crawled: Promise<unknown>): Promise<number> {
  let [most, over] = [0, false];
  const end = crawled.finally(() => {
    over = true;
  });
  while (!over) {
    most = Math.max(most, await heap.size());
    await setTimeout(interval);
  }
  await end;
  return most;
}
