import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ask } from "./exchange.ts";
import { nodeServer } from "./node-server.ts";
import { publish, type Written } from "./publisher.ts";

/*
 * The story of a small publication that a real reader fetches every hour.
 */

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 22);

const article = (hours: number): Written => {
  const published = begin + hours * hour;
  return { published, updated: published };
};
const first = [article(-30), article(-20), article(-10), article(5)];
const later = [...first, article(1.5), article(-40)];
const corrected = later.map((one, number) =>
  number === 1 ? { ...one, updated: begin + 3 * hour } : one,
);
const withdrawn = corrected.map((one, number) =>
  number === 2 ? { ...one, withdrawn: { date: begin + 4 * hour, reason: "Wrong" } } : one,
);

/** The nth step begins after n hours. */
const steps = [
  { what: "a first look", articles: first },
  { what: "a second look", articles: first },
  { what: "one published, one backdated", articles: later },
  { what: "one corrected", articles: corrected },
  { what: "one withdrawn", articles: withdrawn },
  { what: "one that was scheduled", articles: withdrawn },
  { what: "nothing new", articles: withdrawn },
] as const;

/** The state of the site at a step. */
export interface Scene {
  readonly what: string;
  /** The origin of the site. */
  readonly origin: string;
  /** The reader's temporary folder, for all steps. */
  readonly folder: string;
  /** The statuses of the answers to requests for feeds, oldest first. */
  readonly statuses: readonly number[];
  /** The marks of the articles that are public now, in the order of their names. */
  readonly live: readonly string[];
  /** The articles in any state, by number. */
  readonly articles: readonly Written[];
}

/** Plays the story, and lets a reader fetch the feed after each step. */
export async function tellStory(look: (scene: Scene, step: number) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-reader-"));
  let ask: Ask = () => Promise.reject(new Error("nothing is published"));
  const statuses: number[] = [];
  const server = await nodeServer(async (path, init) => {
    const response = await ask(path, init);
    if (path.endsWith(".xml")) statuses.push(response.status);
    return response;
  });
  try {
    let pressed = begin;
    let edition: readonly Written[] = [];
    for (const [step, { what, articles }] of steps.entries()) {
      const now = begin + step * hour;
      if (articles !== edition) pressed = now;
      edition = articles;
      ask = publish(articles, pressed, { feeds: { entries: 20 } }).open(() => now + 1000);
      const live = articles.flatMap(({ published, updated, withdrawn }, number) =>
        published <= now && withdrawn === undefined ? [`{s${number} ${updated}}`] : [],
      );
      const { origin } = server;
      await look({ what, origin, folder, statuses, live, articles }, step);
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
