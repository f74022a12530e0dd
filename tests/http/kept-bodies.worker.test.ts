import fc from "fast-check";
import { Hono } from "hono";
import { expect, it } from "vitest";
import type { Representation } from "../../src/http/representation.ts";
import { ResponseCache } from "../../src/http/response-cache.ts";
import { feed, serveFromCache } from "../../src/http/routes.ts";
import { deltaClient } from "../support/delta-client.ts";

/*
 * A kept body is never sent at another address, even if the entity tags are equal.
 */

const etag = 'W/"head.aaaaabbbbb"';

/** The answer at an address. Its text names the address; its tags do not. */
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

/** A fresh isolate, whose feeds give their canonical address or leave that to the request. */
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

it("sends each address its own body, whole or as a delta, in both codings", async () => {
  let isolates = 0;
  await fc.assert(
    fc.asyncProperty(asked, fc.boolean(), async (requests, own) => {
      const app = isolate(own);
      // Each isolate has its own origin, so that no other isolate's cache answers.
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
