import { spawnSync } from "node:child_process";

/**
 * Measures how long a Worker takes to start on this computer.
 *
 * @param bundle the Worker in one file, as wrangler writes it
 * @param profile takes the CPU profile, for the developer tools of a browser
 * @returns milliseconds of work; undefined if it could not be measured
 */
export function measureStartUp(bundle: string, profile: string): number | undefined {
  const { status, stdout } = spawnSync(
    "wrangler",
    ["check", "startup", `--worker=${bundle}`, `--outfile=${profile}`],
    { encoding: "utf8" },
  );
  return status === 0 ? activeTime(stdout) : undefined;
}

/**
 * The time, in milliseconds, that wrangler reports as spent at work: "Active: 44.0 ms". A profile without
 * samples of work, which a busy computer can give, measures nothing.
 */
export function activeTime(report: string): number | undefined {
  const [, time] = /\bActive: ([\d.]+) ms\b/.exec(report) ?? [];
  return Number(time) > 0 ? Number(time) : undefined;
}
