import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpus } from "./corpus.ts";
import { memoryRows } from "./memory.ts";
import { editionRow, pressContent, writeContent } from "./publication.ts";
import { bundleRows, startUpRow } from "./scale-edition.ts";
import { requestRows } from "./scale-requests.ts";
import { isKept, type Row, sizesTable, withVerdict, writeBlock } from "./table.ts";

/*
 * npm run bench:scale [-- --sizes 100,1000] [--json] [--write]: measures what grows with the number
 * of articles, and what does not (bench/README.md). Exits with 1 if a bound is missed.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "100,1000,10000,100000" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    topics: { type: "string", default: "200" },
    rounds: { type: "string", default: "20" },
    requests: { type: "string", default: "300" },
    spawns: { type: "string", default: "5" },
  },
});
const extent = { rounds: Number(values.rounds), requests: Number(values.requests) };

const results = new Map<number, readonly Row[]>();
for (const articles of values.sizes.split(",").map(Number)) {
  const scratch = await mkdtemp(join(tmpdir(), "broadsheet-scale-"));
  try {
    console.error(`Pressing ${articles} articles`);
    await writeContent(scratch, corpus(articles, Number(values.topics)));
    const { dist, rows: pressRows } = await measurePress(scratch, articles);
    results.set(articles, [
      ...pressRows,
      editionRow(scratch, articles),
      ...bundleRows(dist, articles),
      await startUpRow(scratch, dist, articles, Number(values.spawns)),
      ...(await requestRows(scratch, dist, articles, extent)),
      ...(await memoryRows(scratch, dist)),
    ]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Measures the time of a cold press, and the peak memory of this process so far. */
async function measurePress(scratch: string, articles: number) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const dist = await pressContent(scratch);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  const big = articles === 100_000;
  const rows: Row[] = [
    { case: "press, cold", figure: seconds, unit: "s", atMost: big ? 400 : undefined, note: "" },
    { case: "press, CPU", figure: (user + system) / 1e6, unit: "s", note: "" },
    {
      case: "press, peak memory",
      figure: process.resourceUsage().maxRSS / 1000,
      unit: "MB",
      atMost: big ? 2000 : undefined,
      note: "",
    },
  ];
  return { dist, rows };
}

const text = sizesTable(results);
const report = [...results].map(([articles, rows]) => ({ articles, rows: rows.map(withVerdict) }));
console.log(values.json ? JSON.stringify(report, null, 2) : text);
if (values.write) writeBlock("bench:scale", text);
process.exitCode = [...results.values()].flat().every(isKept) ? 0 : 1;
