import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Case, makeCases, siteUrl } from "./cases.ts";
import { corpus } from "./corpus.ts";
import { openCounted } from "./counted-site.ts";
import { type FirstRequest, firstRequestName, firstRequestRow } from "./first-request.ts";
import { pressFiles } from "./publication.ts";
import { readerRows } from "./reader.ts";
import { ratioRows } from "./requests.ts";
import { sizeRows } from "./size.ts";
import { socketRows } from "./sockets.ts";
import { isKept, type Row, round, rowsTable, withVerdict, writeBlock } from "./table.ts";
import { rehearse } from "./trial-run.ts";

/*
 * npm run bench [-- --only TEXT] [--json] [--write]: measures what a request costs beside a constant
 * answer, and what a reader downloads (bench/README.md). `--only gzip` measures only the rows whose name
 * contains "gzip". Exits with 1 if a bound is missed.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    articles: { type: "string", default: "3000" },
    rounds: { type: "string", default: "40" },
    requests: { type: "string", default: "300" },
    attempts: { type: "string", default: "6" },
    spawns: { type: "string", default: "15" },
    seconds: { type: "string", default: "5" },
  },
});
const firstRequests: readonly FirstRequest[] = [
  { coding: "gzip", atMost: 2.5 },
  { coding: "identity", atMost: 4 },
];

const scratch = await mkdtemp(join(tmpdir(), "broadsheet-bench-"));
try {
  const rows = await measureRows((name) => name.includes(values.only));
  const text = rowsTable(rows);
  console.log(values.json ? JSON.stringify(rows.map(withVerdict), null, 2) : text);
  if (values.write) writeBlock("bench", text);
  process.exitCode = rows.every(isKept) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** @param wanted chooses rows by their names */
async function measureRows(wanted: (name: string) => boolean): Promise<Row[]> {
  const articles = Number(values.articles);
  console.error(`Pressing ${articles} articles`);
  const dist = await pressFiles(scratch, corpus(articles, 20));
  const rehearsal = await rehearse(scratch, dist, async (origin) =>
    (await makeCases(origin, articles)).filter(({ name }) => wanted(name)),
  );
  const extent = {
    rounds: Number(values.rounds),
    requests: Number(values.requests),
    attempts: Number(values.attempts),
  };
  const rows = await ratioRows(scratch, rehearsal, extent, await readsOf(dist));
  for (const it of firstRequests) {
    if (!wanted(firstRequestName(it.coding))) continue;
    rows.push(await firstRequestRow(scratch, dist, it, Number(values.spawns)));
  }
  if (wanted("real sockets")) {
    rows.push(...(await socketRows(scratch, rehearsal, Number(values.seconds))));
  }
  rows.push(...(await sizeRows(join(scratch, "size"), wanted)));
  return [...rows, ...(await readerRows(join(scratch, "reader"), wanted))];
}

/** What a request of a case reads, on average over 300 requests to one isolate. */
async function readsOf(dist: string): Promise<(it: Case) => Promise<string>> {
  const { reads } = await openCounted(dist);
  return async ({ asks }) => {
    const paths = asks.slice(0, 300).map(({ url }) => url.slice(siteUrl.length));
    const { files, bytes } = await reads(paths);
    return `reads ${round(files)} volumes, ${round(bytes / 1000)} KB`;
  };
}
