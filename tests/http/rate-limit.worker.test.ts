import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { createApp } from "../../src/app/app.ts";
import type { Limiter } from "../../src/http/rate-limit.ts";
import { ResponseCache } from "../../src/http/response-cache.ts";
import { feed } from "../../src/http/routes.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { madeUp } from "../support/made-up.ts";

/** The limit in wrangler.toml. */
const limit = 240;
/** The binding's minute may end once during the requests. */
const enough = 2 * limit + 1;

const topics = [["a"], ["b"], ["a", "b"], ["c"]];
const articles = Array.from({ length: 10_050 }, (_, n) => ({
  published: n + 1,
  topics: topics[n % topics.length] ?? [],
}));
const { catalogue, edition } = madeUp(articles, { feeds: { entries: 20 } });

/** A fresh site with the real binding. */
function site(bindings: Pick<Env, "FEED_LIMIT"> = env) {
  const app = createApp(catalogue, () => 20_000, undefined, pressedAssets(edition));
  return async (path: string, client: string, headers: Record<string, string> = {}) => {
    const sent = { "CF-Connecting-IP": client, ...headers };
    const { href } = new URL(path, "https://example.org");
    const response = await app.request(href, { headers: sent }, bindings);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

let asked = 100;

/** The addresses of a number of feeds that take long to make, none of which has been requested before. */
function dearFeeds(count: number): string[] {
  return Array.from(
    { length: count },
    () => `/rss.xml?exclude=c&before=${(++asked).toString(36)}.s`,
  );
}

/** The first answer that is not 200, and the number of answers before it. */
async function firstRefusal(
  ask: ReturnType<typeof site>,
  requests: Iterable<readonly [path: string, client: string]>,
) {
  let before = 0;
  for (const [path, client] of requests) {
    const answer = await ask(path, client);
    if (answer.status !== 200) return { before, ...answer };
    before++;
  }
  return { before, status: undefined };
}

describe("the limit applies to", () => {
  it("a client that requests many combined feeds, however it writes their addresses", async () => {
    const ways = [
      "/rss.xml",
      "/%72ss.xml",
      "/r%73s.xml",
      "/topics/a/rss.xml",
      "/topics/%61/rss.xml",
    ];
    const requests = dearFeeds(enough).map((path, n) => {
      const way = ways[n % ways.length] ?? "";
      return [path.replace("/rss.xml", way), "192.0.2.1"] as const;
    });
    const refused = await firstRefusal(site(), requests);
    expect(refused.status).toBe(429);
    expect(refused.before).toBeGreaterThanOrEqual(limit);
  });

  it("a client that uses all addresses of a /64", async () => {
    const ask = site();
    const requests = dearFeeds(enough).map(
      (path, n) => [path, `2001:db8::${n.toString(16)}:1`] as const,
    );
    expect((await firstRefusal(ask, requests)).status).toBe(429);
    const [next = ""] = dearFeeds(1);
    expect((await ask(next, "2001:db8:0:1::1")).status).toBe(200);
  });

  it("an IPv4 address that is also written as an IPv6 address", async () => {
    const clients = ["198.51.100.7", "::ffff:198.51.100.7", "::FFFF:c633:6407"];
    const requests = dearFeeds(enough).map((path, n) => [path, clients[n % 3] ?? ""] as const);
    expect((await firstRefusal(site(), requests)).status).toBe(429);
  });

  it("a client that asks for 100 articles at a time", async () => {
    const requests = dearFeeds(enough).map(
      (path) => [path.replace("exclude=c", "limit=100"), "192.0.2.2"] as const,
    );
    expect((await firstRefusal(site(), requests)).status).toBe(429);
  });

  it("no answer that is unchanged, already kept, or quick to make", async () => {
    const ask = site();
    const known = "/atom.xml?exclude=c";
    for (let times = 0; times < 2; times++) await ask(known, "192.0.2.3");
    const etag = (await ask(known, "192.0.2.3")).headers.get("ETag") ?? "";
    const requests = dearFeeds(enough).map((path) => [path, "192.0.2.3"] as const);
    expect((await firstRefusal(ask, requests)).status).toBe(429);
    expect((await ask(known, "192.0.2.3", { "If-None-Match": etag })).status).toBe(304);
    expect((await ask(known, "192.0.2.3")).status).toBe(200);
    expect((await ask("/rss.xml", "192.0.2.3")).status).toBe(200);
    expect((await ask("/", "192.0.2.3")).status).toBe(200);
  });
});

describe("the limit does not apply to", () => {
  it("a walk through 200 archives, or through 200 parts of a feed", async () => {
    for (const [start, relation] of [
      ["/atom.xml", "prev-archive"],
      ["/topics/a/rss.xml?limit=25", "next"],
    ]) {
      const limiter = vi.spyOn(env.FEED_LIMIT, "limit");
      const ask = site();
      let path: string | undefined = start;
      let documents = 0;
      while (path !== undefined) {
        const { status, text }: { status: number; text: string } = await ask(path, "192.0.2.10");
        expect(status, path).toBe(200);
        documents++;
        const link = new RegExp(`rel="${relation}"[^>]* href="([^"]*)"`).exec(text);
        path = link?.[1]?.replaceAll("&amp;", "&").replaceAll("&#x26;", "&");
      }
      expect(documents).toBeGreaterThan(200);
      expect(limiter).not.toHaveBeenCalled();
      limiter.mockRestore();
    }
  });

  it.each(["/rss.xml", "/topics/a/atom.xml", "/feed.json?topic=a,b"])(
    "a campus of 500 readers behind one address that poll %s",
    async (path) => {
      const ask = site();
      const { headers } = await ask(path, "203.0.113.5");
      const held = [
        {},
        { "If-None-Match": headers.get("ETag") ?? "" },
        { "If-None-Match": '"old"' },
      ];
      const statuses = new Set<number>();
      for (let reader = 0; reader < 500; reader++) {
        const sent = { "User-Agent": `reader ${reader}`, ...held[reader % held.length] };
        statuses.add((await ask(path, "203.0.113.5", sent)).status);
      }
      expect([...statuses].sort()).toEqual([200, 304]);
    },
  );
});

describe("429 (RFC 6585, section 4)", () => {
  let limiter: Limiter | undefined;
  let made = 0;
  const app = new Hono();
  feed(
    app,
    "/expensive.xml",
    () => ({
      mediaType: "text/xml",
      etag: `"${made++}"`,
      expensive: true,
      body: () => "<rss/>",
    }),
    { limiterOf: () => limiter, cache: new ResponseCache(), clock: () => 0 },
  );
  const ask = (headers: Record<string, string> = { "CF-Connecting-IP": "192.0.2.3" }) =>
    app.request("https://news.example.org/expensive.xml", { headers });

  it("is a problem document that says when to try again", async () => {
    limiter = { limit: async () => ({ success: false }) };
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(refused.headers.get("Cache-Control")).toBe("no-store");
    expect(refused.headers.get("Content-Type")).toContain("application/problem+json");
  });

  it("is not sent if the limit is unknown", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    limiter = { limit: () => Promise.reject(new Error("down")) };
    expect((await ask()).status).toBe(200);
    limiter = { limit: async () => ({ success: false }) };
    expect((await ask({})).status).toBe(200);
    limiter = undefined;
    expect((await ask()).status).toBe(200);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});
