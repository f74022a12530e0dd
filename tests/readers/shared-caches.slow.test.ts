import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect } from "vitest";
import { type CacheServer, startCache } from "../support/cache-servers.ts";
import type { Ask } from "../support/exchange.ts";
import { httpAsk } from "../support/http-ask.ts";
import { nodeServer } from "../support/node-server.ts";
import { publish, type Written } from "../support/publisher.ts";
import { withTool } from "../support/with-tool.ts";
import { habits } from "./model/habits.ts";
import { SimulatedReader } from "./model/simulated-reader.ts";

/*
 * Puts readers of every kind, new ones included, behind a real cache that revalidates what it holds. All
 * of them must have every article. Answers are fresh for only a second, so that the cache revalidates in
 * each round.
 */

const path = "/atom.xml";
const kinds = [habits.plain, habits.etag, habits["a-im"], habits.gzip, habits.rss2email];
const [rounds, lanes, polls] = [6, 5, 50];
const minute = 60_000;
const begin = Date.UTC(2026, 0, 1);

/** 25 articles, 20 of them in the feed. Every second round adds one and corrects one. */
function written(at: number): Written[] {
  const round = Math.floor(at / 2);
  return Array.from({ length: 25 + round }, (_, number) => {
    const published = begin + number * minute;
    return {
      published,
      updated: number === 15 + round ? begin + (50 + round) * minute : published,
    };
  });
}

/** The versions of the articles in the feed. */
function versions(round: number): [name: string, updated: number][] {
  return written(round)
    .map(({ updated }, number): [string, number] => [`s${number}`, updated])
    .slice(-20);
}

async function readThrough(server: CacheServer): Promise<void> {
  let site: Ask = () => Promise.reject(new Error("nothing is published"));
  const statuses = new Map<number, number>();
  const origin = await nodeServer(async (path, init) => {
    const { status, headers, body } = await site(path, init);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const age = headers.get("Cache-Control") ?? "";
    headers.set("Cache-Control", age.replace(/max-age=\d+/, "max-age=1"));
    return new Response(body, { status, headers });
  });
  const cache = await startCache(server, Number(new URL(origin.origin).port));
  const agent = new Agent({ keepAlive: true });
  try {
    const ask = httpAsk(cache.origin, agent);
    const staying = Array.from({ length: lanes }, () =>
      kinds.map((habit) => new SimulatedReader(habit, path)),
    );
    for (let round = 0; round < rounds; round++) {
      const now = begin + (60 + round) * minute;
      site = publish(written(round), now, { feeds: { entries: 20 } }).open(() => now);
      // The answers of the last round become stale. Nginx counts whole seconds.
      await wait(2100);
      const expected = versions(round);
      await Promise.all(
        staying.map(async (readers) => {
          for (let poll = 0; poll < polls; poll++) {
            const habit = kinds[poll % kinds.length] ?? habits.plain;
            const known = poll % 2 === 0 ? readers[poll % kinds.length] : undefined;
            const reader = known ?? new SimulatedReader(habit, path);
            await reader.poll(ask);
            const holds = expected.map(([name]) => [name, reader.holds.get(name)]);
            expect([round, poll, holds]).toEqual([round, poll, expected]);
            if (!habit.merges) expect(reader.holds.size).toBe(expected.length);
          }
        }),
      );
    }
    // The cache has revalidated.
    expect(statuses.get(304)).toBeGreaterThan(0);
  } finally {
    agent.destroy();
    await cache.stop();
    await origin.close();
  }
}

// These run concurrently, because each waits most of the time.
describe.concurrent("1,500 requests", () => {
  for (const server of ["nginx", "squid", "varnish"] as const) {
    withTool(server)(`through ${server} lose no article`, () => readThrough(server), 180_000);
  }
});
