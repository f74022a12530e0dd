import { spawnSync } from "node:child_process";
import { formatError } from "../../content/content-error.ts";
import { deploymentFolder } from "../build/edition-folders.ts";
import { hasErrors } from "../check/report.ts";
import { deploymentUsage } from "../limits/count-usage.ts";
import { judgeUsage, usageLine } from "../limits/judge-usage.ts";
import { bundledModules, bundleFile, frozenFolder } from "./prepare-deployment.ts";

/**
 * Prints how much of Cloudflare's limits the prepared deployment uses, and warnings if that is much.
 *
 * @returns a message if it is more than Cloudflare allows; undefined if it may be deployed
 */
export function checkLimits(): string | undefined {
  const startUp = measureStartUp(bundleFile, `${deploymentFolder}/startup.cpuprofile`);
  const usage = { ...deploymentUsage(`${frozenFolder}/assets`, bundledModules()), startUp };
  console.log(usageLine(usage));
  const reports = judgeUsage(usage);
  const text = reports.map(formatError).join("\n\n");
  if (hasErrors(reports)) return `${text}\n\nNothing was deployed.`;
  if (text !== "") console.error(text);
  return undefined;
}

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
