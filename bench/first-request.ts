import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { ask } from "./ask.ts";
import { constant, product } from "./services.ts";
import { median } from "./statistics.ts";
import { type Row, round } from "./table.ts";
import type { Rehearsal } from "./trial-run.ts";
import { type Service, startWorkerd } from "./workerd.ts";

/** CPU time of a feed as the first answer of a fresh isolate, beside a constant answer as the first. */
export async function firstRequestRow(
  scratch: string,
  dist: string,
  { constants, cases }: Rehearsal,
  spawns: number,
): Promise<Row> {
  const answer = constants.get(cases[0]?.name ?? "")?.answer;
  if (answer === undefined) throw new Error("no feed was answered");
  console.error(`First requests: ${spawns} spawns`);
  const folder = join(scratch, "first");
  const products: number[] = [];
  const constantOnes: number[] = [];
  for (let spawn = 0; spawn < spawns; spawn++) {
    products.push(await firstRequest(folder, product(dist), "PRODUCT"));
    constantOnes.push(await firstRequest(folder, { CONSTANT: constant(answer) }, "CONSTANT"));
  }
  return {
    case: "first request in a fresh isolate, CPU above a constant's",
    figure: median(products.map((cost, spawn) => cost - (constantOnes[spawn] ?? 0))),
    unit: "ms",
    atMost: 4,
    note: `${round(median(products))} ms beside ${round(median(constantOnes))} ms; ${spawns} spawns`,
  };
}

/** Milliseconds of CPU time, on all threads, of a process's first answer. */
async function firstRequest(
  folder: string,
  services: Readonly<Record<string, Service>>,
  service: string,
): Promise<number> {
  const workerd = await startWorkerd(folder, services, [service]);
  try {
    // Start-up is over when nothing happens any more.
    await setTimeout(100);
    const before = workerd.cpu();
    await ask(`${workerd.origin(service)}/rss.xml`, { "Accept-Encoding": "identity" });
    await setTimeout(20);
    return (workerd.cpu() - before) / 1e6;
  } finally {
    await workerd.stop();
  }
}
