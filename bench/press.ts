import { statSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildEdition } from "../src/press/edition/build-edition.ts";
import { type PressRecord, readRecord } from "../src/press/record/press-record.ts";
import { article, type CorpusFile, corpus, zipf } from "./corpus.ts";

/*
 * npm run bench:press [-- ARTICLES]: presses a made-up content folder four times: from nothing,
 * unchanged, with one article changed, and with one article added as the newest. Prints seconds of
 * wall clock and of CPU, the files of each edition, the files that the previous edition lacks, which
 * are what a deployment uploads, and the peak memory of the process.
 */
const articles = Number(process.argv[2] ?? 10_000);
const topics = 200;
const folder = await mkdtemp(join(tmpdir(), "broadsheet-bench-"));
const [content, dist] = [join(folder, "content"), join(folder, "dist")];

async function write({ path, text }: CorpusFile): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

/** Builds an edition. Returns what the build took and what it made. */
async function measure(before: PressRecord["files"]) {
  const start = performance.now();
  const used = process.cpuUsage();
  const built = await buildEdition(content, dist, { preview: "none" });
  if (!built.ok) throw new Error("the corpus has errors");
  const { user, system } = process.cpuUsage(used);
  const row = {
    seconds: tenths((performance.now() - start) / 1000),
    "CPU seconds": tenths((user + system) / 1e6),
    pressed: built.value.pressed,
  };
  const record = readRecord(dist);
  if (record === undefined) throw new Error("the record is of another press");
  const { files } = record;
  const fresh = Object.keys(files).filter((path) => files[path] !== before[path]);
  const bytes = fresh.reduce((sum, path) => sum + statSync(join(dist, "assets", path)).size, 0);
  return {
    files,
    row: {
      ...row,
      files: Object.keys(files).length,
      "new files": fresh.length,
      "new KB": Math.round(bytes / 1000),
    },
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

try {
  for (const file of corpus(articles, topics)) await write(file);
  const steps: Record<string, () => Promise<void>> = {
    cold: async () => {},
    "nothing changed": async () => {},
    "one changed": async () => {
      const { path } = article(Math.floor(articles / 2), zipf(topics));
      const file = join(content, path);
      await writeFile(file, `${await readFile(file, "utf8")}\nMore.\n`);
    },
    "one added": () => write(article(articles, zipf(topics))),
  };
  const rows: Record<string, Awaited<ReturnType<typeof measure>>["row"]> = {};
  let before: PressRecord["files"] = {};
  for (const [name, step] of Object.entries(steps)) {
    await step();
    const { files, row } = await measure(before);
    rows[name] = row;
    before = files;
  }
  console.table(rows);
  console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
