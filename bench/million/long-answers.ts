import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ask } from "../ask.ts";
import { median } from "../statistics.ts";
import { startWorkerd } from "../workerd.ts";
import type { Built } from "./editions.ts";

/** Answers of the product for which it goes through the whole index, and reads no volume. */
const paths = ["/topics/", "/authors/", "/archive/", "/opml.xml", "/sitemap.xml"];

/**
 * CPU time of each answer in milliseconds. The isolate has answered with a short page before, so the
 * figure does not include the compiling of the code that all pages share.
 */
export async function longAnswers(
  scratch: string,
  { services }: Built,
  spawns: number,
): Promise<Map<string, number>> {
  const costs = new Map<string, number>();
  for (const path of paths) {
    const figures: number[] = [];
    for (let spawn = 0; spawn < spawns; spawn++) {
      figures.push(await costOf(join(scratch, "long"), services, path));
    }
    costs.set(path, median(figures));
  }
  return costs;
}

async function costOf(folder: string, services: Built["services"], path: string): Promise<number> {
  const workerd = await startWorkerd(folder, services, ["PRODUCT"]);
  try {
    const origin = workerd.origin("PRODUCT");
    await ask(`${origin}/languages/`);
    await setTimeout(200);
    const before = workerd.cpu();
    const { status } = await ask(`${origin}${path}`);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    await setTimeout(20);
    return (workerd.cpu() - before) / 1e6;
  } finally {
    await workerd.stop();
  }
}
