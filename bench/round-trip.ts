import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readPublication } from "../src/content/read-publication.ts";
import { differences } from "../tests/support/round-trip/compare.ts";
import { writeEverything } from "../tests/support/round-trip/everything.ts";
import { importFrom } from "../tests/support/round-trip/import-from.ts";
import { serveContent } from "../tests/support/round-trip/serve-content.ts";

/*
 * npm run bench:import [-- --articles 10000 --feed feed.json]: serves a publication whose articles have all that an article may
 * have, imports it again through its own archives, and compares. Exits with 1 if a word, a link, a picture, a date, an id,
 * a topic, an author or a caption differs. One article in fifty has pictures.
 */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    feed: { type: "string", default: "feed.json" },
  },
});
const now = Date.parse("2026-06-01T00:00:00Z");
const scratch = await mkdtemp(join(tmpdir(), "broadsheet-import-"));
let begun = performance.now();
const lap = (what: string) => {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s`);
  begun = performance.now();
};
try {
  const content = join(scratch, "old/content");
  await writeEverything(content, Number(values.articles), 50);
  lap("written");
  const site = await serveContent(content, join(scratch, "dist"), now);
  lap("pressed");
  const before = await readPublication(content, site.origin);
  lap("read");
  const project = join(scratch, "new");
  const { losses, outcomes } = await importFrom(`${site.origin}/${values.feed}`, project, now);
  lap(`imported (${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ")})`);
  await site.close();
  const after = await readPublication(join(project, "content"));
  lap("read again");
  if (!before.ok || !after.ok) throw new Error("the articles have errors");
  // RSS has no place for the title of an enclosure.
  const but = values.feed === "rss.xml" ? ["attachments"] : [];
  const different = differences(before.value, after.value, but);
  console.log(`${losses.length} losses, ${different.length} differences`);
  for (const line of [...losses.map(({ reason }) => reason), ...different].slice(0, 20))
    console.log(line.slice(0, 300));
  process.exitCode = losses.length + different.length > 0 ? 1 : 0;
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
}
