import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildEdition } from "../src/press/build-edition.ts";
import { article, corpus, zipf } from "./corpus.ts";

/*
 * npm run bench:press [-- ARTICLES]: presses a made-up content folder cold, once more, and with one
 * changed article; seconds of wall clock, and the process's peak memory.
 */
const articles = Number(process.argv[2] ?? 10_000);
const topics = 200;
const folder = await mkdtemp(join(tmpdir(), "broadsheet-bench-"));
const [content, dist] = [join(folder, "content"), join(folder, "dist")];
try {
  for (const { path, text } of corpus(articles, topics)) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  const rows: Record<string, { seconds: number; pressed: number }> = {};
  const measure = async (name: string) => {
    const start = performance.now();
    const built = await buildEdition(content, dist, { preview: "none" });
    if (!built.ok) throw new Error("the corpus has errors");
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    rows[name] = { seconds, pressed: built.value.pressed };
  };
  await measure("cold");
  await measure("nothing changed");
  const { path } = article(Math.floor(articles / 2), zipf(topics));
  await writeFile(join(content, path), `${await readFile(join(content, path), "utf8")}\nMore.\n`);
  await measure("one changed");
  console.table(rows);
  console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
