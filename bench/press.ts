import { statSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildEdition } from "../src/press/edition/build-edition.ts";
import { type PressRecord, readRecord } from "../src/press/record/press-record.ts";
import { article, corpus, zipf } from "./corpus.ts";
import { editionRow, writeContent } from "./publication.ts";
import { isKept, type Row, round, rowsTable, withVerdict } from "./table.ts";

/*
 * npm run bench:press [-- ARTICLES] [--json]: presses a made-up content folder four times: from nothing,
 * unchanged, with one article changed, and with one article added as the newest (bench/README.md).
 * Exits with 1 if a bound is missed.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const articles = Number(positionals[0] ?? 10_000);
const topics = 200;
/** The most megabytes that a deployment uploads for one article. */
const mostUpload = 3;

/** Builds an edition. Returns its files, and rows of what the build took and of what is to upload. */
async function measure(name: string, before: PressRecord["files"], atMost?: number) {
  console.error(name);
  const dist = join(scratch, "dist");
  const start = performance.now();
  const used = process.cpuUsage();
  const built = await buildEdition(join(scratch, "content"), dist, { preview: "none" });
  if (!built.ok) throw new Error("the corpus has errors");
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - start) / 1000;
  const record = readRecord(dist);
  if (record === undefined) throw new Error("the record is of another press");
  const { files } = record;
  const fresh = Object.keys(files).filter((path) => files[path] !== before[path]);
  const bytes = fresh.reduce((sum, path) => sum + statSync(join(dist, "assets", path)).size, 0);
  const rows: Row[] = [
    {
      case: name,
      figure: seconds,
      unit: "s",
      note: `${round((user + system) / 1e6)} s of CPU; ${built.value.pressed} articles pressed`,
    },
    {
      case: `${name}: to upload`,
      figure: bytes / 1e6,
      unit: "MB",
      atMost,
      note: `${fresh.length} of ${Object.keys(files).length} files`,
    },
  ];
  return { files, rows };
}

const scratch = await mkdtemp(join(tmpdir(), "broadsheet-press-"));
try {
  await writeContent(scratch, corpus(articles, topics));
  const cold = await measure("from nothing", {});
  const edition = editionRow(scratch, articles);
  const again = await measure("nothing changed", cold.files);
  const middle = article(Math.floor(articles / 2), zipf(topics));
  const file = join(scratch, "content", middle.path);
  const text = `${await readFile(file, "utf8")}\nMore.\n`;
  await writeContent(scratch, [{ ...middle, text }]);
  const changed = await measure("one article changed", again.files, mostUpload);
  await writeContent(scratch, [article(articles, zipf(topics))]);
  const added = await measure("one article added", changed.files, mostUpload);
  const rows: Row[] = [
    ...cold.rows,
    edition,
    ...again.rows,
    ...changed.rows,
    ...added.rows,
    {
      case: "peak memory of the process",
      figure: process.resourceUsage().maxRSS / 1000,
      unit: "MB",
      note: "",
    },
  ];
  console.log(values.json ? JSON.stringify(rows.map(withVerdict), null, 2) : rowsTable(rows));
  process.exitCode = rows.every(isKept) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
