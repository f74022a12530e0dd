import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { ask } from "./ask.ts";
import { constantOfNothing, product, productCode } from "./services.ts";
import { median } from "./statistics.ts";
import type { Row } from "./table.ts";
import { type Service, startWorkerd } from "./workerd.ts";

/** The bounds for a number of articles: megabytes, milliseconds and files. */
const limits: Readonly<Record<number, { gzip: number; start: number; files: number }>> = {
  10000: { gzip: 3, start: 150, files: 20_000 },
  100000: { gzip: 8, start: 400, files: 100_000 },
};

/** Measures what a deployment uploads: code and index in the bundle, and the assets. */
export function bundleRows(dist: string, articles: number): Row[] {
  const parts = [Buffer.from(productCode), readFileSync(join(dist, "edition.bin"))];
  const megabytes = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size) / 1e6;
  const files = readdirSync(join(dist, "assets"), { recursive: true, withFileTypes: true });
  return [
    { case: "bundle", figure: megabytes(parts.map(({ length }) => length)), unit: "MB", note: "" },
    {
      case: "bundle, gzip",
      figure: megabytes(parts.map((part) => gzipSync(part).length)),
      unit: "MB",
      atMost: limits[articles]?.gzip,
      note: "",
    },
    {
      case: "files among the assets",
      figure: files.filter((file) => file.isFile()).length,
      unit: "",
      atMost: limits[articles]?.files,
      note: "",
    },
  ];
}

/** CPU time from the start of a process to its first, trivial answer, minus that of a constant Worker. */
export async function startUpRow(
  scratch: string,
  dist: string,
  articles: number,
  spawns: number,
): Promise<Row> {
  console.error(`Start-up: ${spawns} spawns`);
  const above: number[] = [];
  for (let spawn = 0; spawn < spawns; spawn++) {
    const ours = await startUp(scratch, product(dist), "PRODUCT");
    above.push(ours - (await startUp(scratch, { CONSTANT: constantOfNothing }, "CONSTANT")));
  }
  return {
    case: "start-up, CPU",
    figure: median(above),
    unit: "ms",
    atMost: limits[articles]?.start,
    note: "",
  };
}

/** CPU time of a fresh process until 50 ms after its first, trivial answer, in milliseconds. */
export async function startUp(
  scratch: string,
  services: Readonly<Record<string, Service>>,
  service: string,
): Promise<number> {
  const workerd = await startWorkerd(join(scratch, "start"), services, [service]);
  try {
    await ask(`${workerd.origin(service)}/healthz`);
    await setTimeout(50);
    return workerd.cpu() / 1e6;
  } finally {
    await workerd.stop();
  }
}
