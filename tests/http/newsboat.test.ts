import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect } from "vitest";
import type { Ask } from "../support/exchange.ts";
import { nodeServer } from "../support/node-server.ts";
import { publish, type Written } from "../support/publisher.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * A real reader, which goes by entity tags, dates and deltas (RFC 3229) at once.
 */

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 22);
const it = withTool("newsboat");

interface Step {
  readonly what: string;
  readonly articles: readonly Written[];
  /** What it is answered, in RSS and in Atom. */
  readonly statuses: readonly [rss: number, atom: number];
}

const article = (hours: number, more: Partial<Written> = {}): Written => {
  const published = begin + hours * hour;
  return { published, updated: published, ...more };
};
const first = [article(-30), article(-20), article(-10), article(5)];
const later = [...first, article(1.5), article(-40)];
const [oldest, corrected, ...others] = later;
if (oldest === undefined || corrected === undefined) throw new Error("no articles");
const put = [oldest, { ...corrected, updated: begin + 3 * hour }, ...others];
const withdrawn = put.map((one, number) =>
  number === 2 ? { ...one, withdrawn: { date: begin + 4 * hour, reason: "Wrong" } } : one,
);

/** An hour after the other. */
const steps: readonly Step[] = [
  { what: "a first look", articles: first, statuses: [200, 200] },
  // Its validators are kept from the second one on.
  { what: "a second look", articles: first, statuses: [200, 200] },
  { what: "published, and put in with an earlier date", articles: later, statuses: [226, 226] },
  { what: "corrected", articles: put, statuses: [226, 226] },
  { what: "withdrawn, of which RSS has no word", articles: withdrawn, statuses: [304, 226] },
  { what: "nothing new but what was scheduled", articles: withdrawn, statuses: [226, 226] },
  { what: "nothing new", articles: withdrawn, statuses: [304, 304] },
];

/** What newsboat shows: the titles, of which each is an article's mark. */
function titles(cache: string): string[] {
  const database = new DatabaseSync(cache, { readOnly: true });
  const rows = database.prepare("SELECT title FROM rss_item ORDER BY guid").all();
  database.close();
  return rows.map(({ title }) => String(title));
}

async function readWithNewsboat(feed: "/rss.xml" | "/atom.xml"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-newsboat-"));
  const file = (name: string) => join(folder, name);
  const options = ["-u", file("urls"), "-C", file("config"), "-c", file("cache.db")];
  let ask: Ask = () => Promise.reject(new Error("nothing is published"));
  let status = 0;
  const server = await nodeServer(async (path, init) => {
    const response = await ask(path, init);
    status = response.status;
    return response;
  });
  try {
    await writeFile(file("urls"), `${server.origin}${feed}\n`);
    await writeFile(file("config"), "");
    let pressed = begin;
    let edition: readonly Written[] = [];
    for (const [hours, { what, articles, statuses }] of steps.entries()) {
      const now = begin + hours * hour;
      if (articles !== edition) pressed = now;
      edition = articles;
      ask = publish(articles, pressed, { feeds: { entries: 20 } }).open(() => now + 1000);
      await promisify(execFile)("newsboat", [...options, "-x", "reload"], {
        env: { ...process.env, HOME: folder },
      });
      expect([what, status]).toEqual([what, statuses[feed === "/rss.xml" ? 0 : 1]]);
      const live = articles.flatMap(({ published, updated, withdrawn }, number) =>
        published <= now && withdrawn === undefined ? [`{s${number} ${updated}}`] : [],
      );
      const shown = titles(file("cache.db"));
      expect([what, shown]).toEqual([what, expect.arrayContaining(live)]);
      // It knows no tombstones, and keeps what it has.
      const kept = articles.some((one) => one.withdrawn !== undefined) ? 1 : 0;
      expect(shown).toHaveLength(live.length + kept);
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

for (const feed of ["/rss.xml", "/atom.xml"] as const) {
  it(`newsboat ends with every article of ${feed}, by deltas`, () => readWithNewsboat(feed));
}
