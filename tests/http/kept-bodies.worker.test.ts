import fc from "fast-check";
import { Hono } from "hono";
import { expect, it } from "vitest";
import type { Representation } from "../../src/http/representation.ts";
import { ResponseCache } from "../../src/http/response-cache.ts";
import { feed, serveFromCache } from "../../src/http/routes.ts";
import { deltaClient } from "../support/delta-client.ts";

/*
 * Kept bodies never cross from one address to another, not even where the entity tags are equal.
 */

const etag = 'W/"head.aaaaabbbbb"';

/** What is sent at an address: its text names it, its tags do not. */
function equallyTagged(address: string, own: boolean): Representation {
  return {
    mediaType: "application/rss+xml; charset=utf-8",
    etag,
    lastModified: 0,
    span: { from: 1000, until: Infinity },
    ...(own && { address }),
    body: () => `the whole of ${address}`,
    delta: (tags) =>
      tags.includes("head.aaaaa")
        ? { base: "head.aaaaa", empty: false, body: () => `a part of ${address}` }
        : undefined,
  };
}

/** An isolate that has just started; feeds say their canonical addresses, or leave that to the request. */
function isolate(own: boolean) {
  const app = new Hono();
  const caching = { limiterOf: () => undefined, cache: new ResponseCache(), clock: () => 1000 };
  for (const path of ["/rss.xml", "/topics/:name/rss.xml"]) {
    feed(
      app,
      path,
      (c) => {
        const { pathname, searchParams } = new URL(c.req.url);
        return equallyTagged(`${pathname}?topic=${searchParams.get("topic")}`, own);
      },
      caching,
    );
  }
  serveFromCache(app, caching);
  return app;
}

const asked = fc.array(
  fc.record({
    path: fc.constantFrom("/rss.xml", "/topics/steel/rss.xml"),
    topic: fc.constantFrom("steel", "iron", "%0Airon"),
    coding: fc.constantFrom("identity", "gzip"),
    delta: fc.boolean(),
  }),
  { minLength: 8, maxLength: 40 },
);

it("what is sent at an address is that address's own, whole and in part, in both codings", async () => {
  let isolates = 0;
  await fc.assert(
    fc.asyncProperty(asked, fc.boolean(), async (requests, own) => {
      const app = isolate(own);
      // What other isolates have kept is no answer here.
      const origin = `https://isolate-${isolates++}.example`;
      for (const { path, topic, coding, delta } of requests) {
        const response = await app.request(`${origin}${path}?topic=${topic}`, {
          headers: {
            "Accept-Encoding": coding,
            ...(delta && { ...deltaClient, "If-None-Match": 'W/"head.aaaaa"' }),
          },
        });
        expect(response.headers.get("ETag")).toBe(etag);
        const address = `${path}?topic=${decodeURIComponent(topic)}`;
        const kind = delta ? "a part" : "the whole";
        expect(await textOf(response)).toBe(`${kind} of ${address}`);
      }
    }),
    { numRuns: 60 },
  );
});

function textOf(response: Response): Promise<string> {
  if (response.headers.get("Content-Encoding") !== "gzip") return response.text();
  return new Response(response.body?.pipeThrough(new DecompressionStream("gzip"))).text();
}
