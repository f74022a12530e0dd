import { setTimeout } from "node:timers/promises";
import { median, shuffled } from "./statistics.ts";
import type { Workerd } from "./workerd.ts";
import type { Ask, Order, Outcome } from "./workers/driver.ts";

/** A comparison of two services that get the same requests. */
export interface Trial {
  readonly name: string;
  readonly service: string;
  readonly baseline: string;
  /** The requests, in turn. Each round continues where the previous one ended. */
  readonly asks: readonly Ask[];
  /** The status that the service must answer, and the baseline too unless `baselineStatus` differs. */
  readonly status: number;
  readonly baselineStatus?: number | undefined;
}

/** Medians over the rounds of a trial. */
export interface Comparison {
  /** The service's cost divided by the baseline's. */
  readonly ratio: number;
  /** The baseline's cost divided by itself. Without noise, this would be 1. */
  readonly noise: number;
  /** CPU time of a request in microseconds, including the driver's part. */
  readonly cost: number;
  readonly baselineCost: number;
}

export interface Extent {
  readonly rounds: number;
  readonly requests: number;
}

/** Rounds that do not count, while code is being compiled and memory grows. */
const warmUp = 4;

/**
 * Measures trials in one process. In each round, every trial has one turn, in a different order each
 * time. A turn measures the service once and the baseline twice, in rotation. A figure is the CPU time
 * of the whole process, all threads, while the driver calls one service. So it includes garbage
 * collection, but not the work of other processes.
 */
export async function compare(
  workerd: Workerd,
  trials: readonly Trial[],
  { rounds, requests }: Extent,
): Promise<Map<string, Comparison>> {
  const costs = new Map(trials.map(({ name }) => [name, { service: [], first: [], second: [] }]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const trial of shuffled(trials, round)) {
      const asks = turn(trial.asks, (round + warmUp) * requests, requests);
      const figures = await takeTurn(workerd, trial, asks, (round + warmUp) % 3);
      const kept: Record<Role, number[]> | undefined = costs.get(trial.name);
      if (round >= 0) for (const role of roles) kept?.[role].push(figures[role]);
    }
  }
  return new Map([...costs].map(([name, figures]) => [name, summary(figures)]));
}

const roles = ["service", "first", "second"] as const;
type Role = (typeof roles)[number];

async function takeTurn(workerd: Workerd, trial: Trial, asks: readonly Ask[], rotation: number) {
  const figures: Record<Role, number> = { service: 0, first: 0, second: 0 };
  for (let place = 0; place < roles.length; place++) {
    const role = roles[(place + rotation) % roles.length] ?? "service";
    const [service, status] =
      role === "service"
        ? [trial.service, trial.status]
        : [trial.baseline, trial.baselineStatus ?? trial.status];
    const { outcome, cpu } = await give(workerd, { service, requests: asks });
    if (outcome.statuses[status] !== asks.length) {
      const answered = Object.keys(outcome.statuses).join(", ");
      throw new Error(`${trial.name}: ${service} answered ${answered}, not always ${status}`);
    }
    figures[role] = cpu / asks.length / 1000;
  }
  return figures;
}

/** Sends an order to the driver. Returns the CPU time that it took, in nanoseconds. */
async function give(workerd: Workerd, order: Order): Promise<{ outcome: Outcome; cpu: number }> {
  const before = workerd.cpu();
  const response = await fetch(workerd.origin("DRIVER"), {
    method: "POST",
    body: JSON.stringify(order),
  });
  if (!response.ok) throw new Error(await response.text());
  const outcome: Outcome = JSON.parse(await response.text());
  // The kernel updates a thread's time when the thread sleeps.
  await setTimeout(5);
  return { outcome, cpu: workerd.cpu() - before };
}

function turn(asks: readonly Ask[], from: number, count: number): Ask[] {
  return Array.from({ length: count }, (_, place) => asks[(from + place) % asks.length]).filter(
    (ask) => ask !== undefined,
  );
}

function summary({ service, first, second }: Record<Role, readonly number[]>): Comparison {
  const baseline = first.map((cost, round) => (cost + (second[round] ?? cost)) / 2);
  return {
    ratio: median(service.map((cost, round) => cost / (baseline[round] ?? cost))),
    noise: median(first.map((cost, round) => cost / (second[round] ?? cost))),
    cost: median(service),
    baselineCost: median(baseline),
  };
}
