import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeCases } from "./cases.ts";
import { corpus } from "./corpus.ts";
import { openCounted } from "./counted-site.ts";
import { firstRequestRow } from "./first-request.ts";
import { pressFiles } from "./publication.ts";
import { scatteredQueries } from "./queries.ts";
import { readerRows } from "./reader.ts";
import { ratioRows } from "./requests.ts";
import { socketRows } from "./sockets.ts";
import { isKept, type Row, round, rowsTable, withVerdict, writeBlock } from "./table.ts";
import { rehearse } from "./trial-run.ts";

/*
 * npm run bench [-- --json] [--write]: measures what a request costs beside a constant answer, and
 * what a reader downloads (bench/README.md). Exits with 1 if a bound is missed.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    articles: { type: "string", default: "3000" },
    rounds: { type: "string", default: "40" },
    requests: { type: "string", default: "300" },
    spawns: { type: "string", default: "15" },
    seconds: { type: "string", default: "5" },
  },
});

const scratch = await mkdtemp(join(tmpdir(), "broadsheet-bench-"));
try {
  console.error(`Pressing ${values.articles} articles`);
  const dist = await pressFiles(scratch, corpus(Number(values.articles), 20));
  const articles = Number(values.articles);
  const rehearsal = await rehearse(scratch, dist, (origin) => makeCases(origin, articles));
  const extent = { rounds: Number(values.rounds), requests: Number(values.requests) };
  const rows = [
    ...(await ratioRows(scratch, rehearsal, extent)),
    await scatteredReads(dist, articles),
    await firstRequestRow(scratch, dist, rehearsal, Number(values.spawns)),
    ...(await socketRows(scratch, rehearsal, Number(values.seconds))),
    ...(await readerRows(join(scratch, "reader"))),
  ];
  const text = rowsTable(rows);
  console.log(values.json ? JSON.stringify(rows.map(withVerdict), null, 2) : text);
  if (values.write) writeBlock("bench", text);
  process.exitCode = rows.every(isKept) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** Shows that caches do not help with these queries: asked again, they read as much as before. */
async function scatteredReads(dist: string, articles: number): Promise<Row> {
  const { reads } = await openCounted(dist);
  const queries = scatteredQueries(articles, 600);
  const [once, again] = [await reads(queries), await reads([...queries, ...queries])];
  return {
    case: "volumes read by such a combined query",
    figure: once.files,
    unit: "",
    note: `${round(again.files)} where all are asked twice; ${round(once.bytes / 1000)} KB each`,
  };
}
