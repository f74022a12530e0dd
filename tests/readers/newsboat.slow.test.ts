import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect } from "vitest";
import { tellStory } from "../support/story.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * Tests a real reader that uses entity tags, dates and deltas (RFC 3229) together.
 */

const it = withTool("newsboat");

/** The expected status at each step. Newsboat keeps its validators from the second fetch on. */
const answers = {
  "/rss.xml": [200, 200, 226, 226, 304, 226, 304],
  "/atom.xml": [200, 200, 226, 226, 226, 226, 304],
} as const;

/** The titles that newsboat shows, each of which is an article's mark. */
function titles(cache: string): string[] {
  const database = new DatabaseSync(cache, { readOnly: true });
  const rows = database.prepare("SELECT title FROM rss_item ORDER BY guid").all();
  database.close();
  return rows.map(({ title }) => String(title));
}

for (const feed of ["/rss.xml", "/atom.xml"] as const) {
  it(`newsboat receives every article of ${feed} by deltas`, () =>
    tellStory(async ({ what, origin, folder, statuses, live, articles }, step) => {
      const file = (name: string) => join(folder, name);
      await writeFile(file("urls"), `${origin}${feed}\n`);
      await writeFile(file("config"), "");
      const options = ["-u", file("urls"), "-C", file("config"), "-c", file("cache.db")];
      await promisify(execFile)("newsboat", [...options, "-x", "reload"], {
        env: { ...process.env, HOME: folder },
      });
      expect([what, statuses.at(-1)]).toEqual([what, answers[feed][step]]);
      const shown = titles(file("cache.db"));
      expect([what, shown]).toEqual([what, expect.arrayContaining([...live])]);
      // Newsboat ignores tombstones, and keeps the articles that it has.
      const kept = articles.some((one) => one.withdrawn !== undefined) ? 1 : 0;
      expect(shown).toHaveLength(live.length + kept);
    }));
}
