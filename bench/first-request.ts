import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Answer, ask } from "./ask.ts";
import { constant, product } from "./services.ts";
import { median } from "./statistics.ts";
import { type Row, round } from "./table.ts";
import { type Service, startWorkerd, type Workerd } from "./workerd.ts";

/** Compares the CPU time of a fresh isolate's first answer: a feed, and a constant. */
export async function firstRequestRow(
  scratch: string,
  dist: string,
  { coding, atMost }: FirstRequest,
  spawns: number,
): Promise<Row> {
  console.error(`First requests, ${coding}: ${spawns} spawns`);
  const folder = join(scratch, "first");
  const answer = await answerOf(folder, dist, coding);
  const products: number[] = [];
  const baselines: number[] = [];
  for (let spawn = 0; spawn < spawns; spawn++) {
    const ours = await coldStart(folder, product(dist), "PRODUCT", coding);
    const theirs = await coldStart(folder, { CONSTANT: constant(answer) }, "CONSTANT", coding);
    products.push(ours.first);
    baselines.push(theirs.first);
  }
  return {
    case: firstRequestName(coding),
    figure: median(products.map((cost, spawn) => cost - (baselines[spawn] ?? 0))),
    unit: "ms",
    atMost,
    note: `${round(median(products))} ms beside ${round(median(baselines))} ms; ${spawns} spawns`,
  };
}

/** A coding to measure, and the most milliseconds above a constant's. */
export interface FirstRequest {
  readonly coding: string;
  readonly atMost: number;
}

/** The name of the row for a coding. */
export function firstRequestName(coding: string): string {
  return `${coding}: first request in a fresh isolate, CPU above a constant's`;
}

/** The product's RSS feed in a coding. */
async function answerOf(folder: string, dist: string, coding: string): Promise<Answer> {
  const workerd = await startWorkerd(folder, product(dist), ["PRODUCT"]);
  try {
    return await ask(`${workerd.origin("PRODUCT")}/rss.xml`, { "Accept-Encoding": coding });
  } finally {
    await workerd.stop();
  }
}

/** CPU time of a fresh process, all threads, in milliseconds. */
export interface ColdStart {
  /** From its start until it is idle. */
  readonly startUp: number;
  /** For its first answer. */
  readonly first: number;
}

/** Starts a process, waits until it is idle, and requests the RSS feed once. */
export async function coldStart(
  folder: string,
  services: Readonly<Record<string, Service>>,
  service: string,
  coding: string,
): Promise<ColdStart> {
  const workerd = await startWorkerd(folder, services, [service]);
  try {
    const startUp = await idle(workerd);
    const { status } = await ask(`${workerd.origin(service)}/rss.xml`, {
      "Accept-Encoding": coding,
    });
    if (status !== 200) throw new Error(`the first request was answered ${status}`);
    return { startUp: startUp / 1e6, first: ((await idle(workerd)) - startUp) / 1e6 };
  } finally {
    await workerd.stop();
  }
}

/** Waits until a process is almost idle. Returns its CPU time so far, in nanoseconds. */
async function idle(workerd: Workerd): Promise<number> {
  for (let before = 0; ; ) {
    await setTimeout(60);
    const now = workerd.cpu();
    if (now - before < 200_000) return now;
    before = now;
  }
}
