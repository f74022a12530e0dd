import fc from "fast-check";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { encodedBody } from "../../src/http/coding.ts";
import type { Representation } from "../../src/http/representation.ts";
import { ResponseCache } from "../../src/http/response-cache.ts";
import { feed, serveFromCache } from "../../src/http/routes.ts";
import { deltaClient } from "../support/delta-client.ts";

/** A feed that changes at one moment, and counts how often it is made. */
function changing(made: { times: number }, now: () => number): Representation {
  made.times += 1;
  const tag = now() < 1_000_000 ? "head.aaaaa" : "head.aaaaabbbbb";
  return {
    mediaType: "application/rss+xml; charset=utf-8",
    etag: `W/"${tag}"`,
    lastModified: now() < 1_000_000 ? 0 : 1_000_000,
    span: { from: now(), until: now() < 1_000_000 ? 1_000_000 : Infinity },
    links: [{ href: "https://example.org/", rel: "self" }],
    body: () => `<rss>${tag}</rss>`,
    delta: (tags) =>
      tags.includes("head.aaaaa") && tag !== "head.aaaaa"
        ? { base: "head.aaaaa", empty: false, body: () => "<rss>bbbbb</rss>" }
        : undefined,
    page: () => ({ mediaType: "text/html", etag: '"page"', body: () => "<h1>Feed</h1>" }),
  };
}

const headers = fc.record(
  {
    "If-None-Match": fc.constantFrom(
      'W/"head.aaaaa"',
      '"head.aaaaa"',
      'W/"head.aaaaabbbbb"',
      "*",
      '"x", W/"head.aaaaa"',
      "garbage",
    ),
    "If-Modified-Since": fc.constantFrom(
      "Thu, 01 Jan 1970 00:00:00 GMT",
      "Thu, 01 Jan 1970 00:16:40 GMT",
    ),
    "A-IM": fc.constantFrom("feed", "gzip", "feed;q=0"),
    "User-Agent": fc.constantFrom("newsboat/2.21.0", "rss2email/3.14"),
    Via: fc.constant("1.1 cache"),
    "Accept-Encoding": fc.constantFrom("gzip", "identity", "gzip;q=0", "br, gzip"),
    "Sec-Fetch-Dest": fc.constantFrom("document", "empty"),
    "Sec-Fetch-Mode": fc.constant("navigate"),
    Accept: fc.constantFrom("text/html", "*/*"),
  },
  { requiredKeys: [] },
);
const requests = fc.array(
  fc.record({
    method: fc.constantFrom("GET", "GET", "HEAD"),
    path: fc.constantFrom("/feed.xml", "/feed.xml?raw", "/feed.xml?a=1"),
    headers,
    later: fc.constantFrom(0, 0, 1000, 300_000),
  }),
  { minLength: 10, maxLength: 30 },
);

it("sends the same bytes from the cache as afresh, whatever was requested before", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (asked) => {
      let now = 1000;
      const [cachedMade, freshMade] = [{ times: 0 }, { times: 0 }];
      const caching = { limiterOf: () => undefined, cache: new ResponseCache(), clock: () => now };
      const [cached, fresh] = [new Hono(), new Hono()];
      feed(cached, "/feed.xml", () => changing(cachedMade, () => now), caching);
      serveFromCache(cached, caching);
      feed(fresh, "/feed.xml", () => changing(freshMade, () => now));
      for (const { method, path, headers, later } of asked) {
        now += later;
        const [one, other] = await Promise.all(
          [cached, fresh].map(async (app) => {
            const response = await app.request(path, { method, headers });
            const body = [...new Uint8Array(await response.arrayBuffer())];
            return { status: response.status, headers: [...response.headers], body };
          }),
        );
        expect(one).toEqual(other);
      }
    }),
    { numRuns: 150 },
  );
});

it("sends a feed from the cache from its third request on", async () => {
  const made = { times: 0 };
  const app = new Hono();
  const caching = { limiterOf: () => undefined, cache: new ResponseCache(), clock: () => 1000 };
  feed(app, "/once.xml", () => changing(made, () => 1000), caching);
  serveFromCache(app, caching);
  for (let request = 0; request < 5; request++) await app.request("/once.xml");
  expect(made.times).toBe(2);
});

it("sends a 304 from the cache from the second conditional request on", async () => {
  const made = { times: 0 };
  const app = new Hono();
  const caching = { limiterOf: () => undefined, cache: new ResponseCache(), clock: () => 1000 };
  feed(app, "/unchanged.xml", () => changing(made, () => 1000), caching);
  serveFromCache(app, caching);
  const headers = { "If-None-Match": 'W/"head.aaaaa"' };
  for (let request = 0; request < 3; request++) await app.request("/unchanged.xml", { headers });
  expect(made.times).toBe(1);
});

it.each([
  [999, undefined],
  [1000, 304],
  [1999, 304],
  [2000, undefined],
])("answers at %i from an answer that is valid from 1000 until 2000: %s", (now, status) => {
  const etag = 'W/"head.aaaaa"';
  const request = new Request("https://example.org/", { headers: { "If-None-Match": etag } });
  const cache = new ResponseCache();
  const stored = { status: 200, headers: {}, name: "body", coding: "identity" } as const;
  cache.store(request, etag, { from: 1000, until: 2000 }, { ETag: etag }, stored);
  expect(cache.find(request, now)?.status).toBe(status);
});

it("a stored delta is sent only in the coding in which it was stored", async () => {
  const request = (coding: string) =>
    new Request("https://example.org/coded.xml", {
      headers: { ...deltaClient, "If-None-Match": '"head.aaaaa"', "Accept-Encoding": coding },
    });
  // A body is kept from its second request on.
  for (let times = 0; times < 2; times++) {
    await encodedBody(
      "a delta",
      "gzip",
      () => "<rss/>",
      () => undefined,
    );
  }
  const cache = new ResponseCache();
  const stored = { status: 226, headers: {}, name: "a delta", coding: "gzip" } as const;
  cache.store(request("gzip"), 'W/"head.bbbbb"', { from: 1000, until: 2000 }, {}, stored);
  expect(cache.find(request("gzip"), 1500)?.status).toBe(226);
  expect(cache.find(request("identity"), 1500)).toBeUndefined();
});

it("counts the entity tags of deltas among the bytes that it keeps", async () => {
  const request = (address: number, tags: string) =>
    new Request(`https://example.org/${address}.xml`, {
      headers: { ...deltaClient, "If-None-Match": tags },
    });
  const etag = 'W/"head.bbbbb"';
  const cache = new ResponseCache();
  const stored = { status: 226, headers: {}, name: "a delta", coding: "identity" } as const;
  for (let address = 0; address < 10; address++) {
    for (let delta = 0; delta < 50; delta++) {
      // About as long as an If-None-Match may be.
      const tags = `"${"x".repeat(8000)}${delta}"`;
      cache.store(request(address, tags), etag, { from: 1000, until: 2000 }, {}, stored);
    }
  }
  const statusOf = (address: number) => cache.find(request(address, etag), 1500)?.status;
  expect([statusOf(9), statusOf(0)]).toEqual([304, undefined]);
});

it("answers again after a scheduled change that changes nothing in the feed", () => {
  const etag = 'W/"head.aaaaa"';
  const request = new Request("https://example.org/", { headers: { "If-None-Match": etag } });
  const cache = new ResponseCache();
  const stored = { status: 200, headers: {}, name: "body", coding: "identity" } as const;
  cache.store(request, etag, { from: 1000, until: 2000 }, { "Cache-Control": "max-age=1" }, stored);
  expect(cache.find(request, 2500)).toBeUndefined();
  cache.store(request, etag, { from: 2500, until: 3000 }, { "Cache-Control": "max-age=2" }, stored);
  const found = cache.find(request, 2700);
  expect([found?.status, found?.headers.get("Cache-Control")]).toEqual([304, "max-age=2"]);
});
