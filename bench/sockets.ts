import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Row } from "./table.ts";
import { type Rehearsal, startAll } from "./trial-run.ts";

/** What autocannon reports. Latencies are in milliseconds. */
interface Load {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly errors: number;
  readonly non2xx: number;
}

/** Measures throughput and latency over ten real sockets. These figures have no bound. */
export async function socketRows(
  scratch: string,
  rehearsal: Rehearsal,
  seconds: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  const workerd = await startAll(scratch, rehearsal);
  try {
    for (const { name, asks, overSockets } of rehearsal.cases) {
      const constant = rehearsal.constants.get(name)?.service;
      if (!overSockets || constant === undefined) continue;
      for (const [who, service] of Object.entries({ constant, ours: "PRODUCT" })) {
        console.error(`Real sockets: ${name}, ${who}`);
        const url = `${workerd.origin(service)}/rss.xml`;
        const { requests, latency, errors, non2xx } = await load(
          url,
          asks[0]?.headers ?? {},
          seconds,
        );
        rows.push({
          case: `real sockets: ${name}, ${who}`,
          figure: requests.average,
          unit: "requests/s",
          note: `latency ${latency.p50} ms, 99%: ${latency.p99} ms; ${errors + non2xx} errors`,
        });
      }
    }
    return rows;
  } finally {
    await workerd.stop();
  }
}

async function load(
  url: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<Load> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const { stdout } = await promisify(execFile)("node_modules/.bin/autocannon", [
    "--json",
    "--connections=10",
    `--duration=${seconds}`,
    ...fields,
    url,
  ]);
  return JSON.parse(stdout);
}
