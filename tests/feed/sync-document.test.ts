import { describe, expect, it } from "vitest";
import { type Copy, held, syncBy } from "../support/documented-sync.ts";
import { publish, type Written } from "../support/publisher.ts";

const begin = Date.UTC(2026, 10, 22);
const minute = 60_000;

function copyOf(path: string): Copy {
  return { next: `https://example.org${path}`, items: new Map() };
}

/** An edition of `count` articles, one a minute until the beginning. */
function many(count: number, change: (number: number) => Partial<Written> = () => ({})) {
  return Array.from({ length: count }, (_, number): Written => {
    const published = begin - (count - number) * minute;
    return { published, updated: published, topics: ["a"], ...change(number) };
  });
}

function expected(articles: readonly Written[], now: number) {
  return Object.fromEntries(
    articles.flatMap((one, number) =>
      one.published <= now && !one.withdrawn ? [[`s${number}`, one.updated]] : [],
    ),
  );
}

describe("a program that keeps a copy", () => {
  it("lacks nothing after 1,000 articles came, were corrected and withdrawn between two calls", async () => {
    const [first, second] = [many(30), many(1030)];
    const changed = second.map((one, number) => {
      if (number % 100 === 7) return { ...one, withdrawn: { date: begin, reason: "Wrong" } };
      return number % 50 === 3 ? { ...one, updated: begin } : one;
    });
    const before = publish(first, begin);
    const after = publish(changed, begin + minute, {}, before.memory);
    for (const path of ["/feed.json", "/topics/a/feed.json", "/feed.json?limit=100"]) {
      let [site, now, pages] = [before, begin, 0];
      const sync = await syncBy((address) => {
        pages += 1;
        return site.ask(address, now);
      });
      const copy = copyOf(`${path}${path.includes("?") ? "&" : "?"}since=start`);
      await sync(copy);
      expect(held(copy)).toEqual(expected(first, now));
      [site, now, pages] = [after, begin + minute, 0];
      await sync(copy);
      expect(held(copy)).toEqual(expected(changed, now));
      expect(pages).toBeGreaterThan(10);
      pages = 0;
      await sync(copy);
      expect(pages).toBe(1);
    }
  });
});
