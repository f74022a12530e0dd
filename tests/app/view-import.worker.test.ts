import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchSize, largestBatch } from "../../src/views/exchange.ts";
import { many, now, siteOf } from "../support/site-with-counters.ts";

describe("an import", () => {
  it("raises counts, never lowers them, and changes nothing the second time", async () => {
    const { restore, counter } = siteOf(many(3));
    const views = () => Promise.all(["s0", "s1", "s2"].map((name) => counter(name).views()));
    const first = [
      { name: "s0", views: 5 },
      { name: "s1", views: 9 },
    ];
    expect(await restore(first)).toEqual({ changed: 2, unknown: [] });
    expect(await restore(first)).toEqual({ changed: 0, unknown: [] });
    const second = [
      { name: "s0", views: 4 },
      { name: "s1", views: 10 },
      { name: "s2", views: 0 },
    ];
    expect(await restore(second)).toEqual({ changed: 1, unknown: [] });
    expect(await views()).toEqual([5, 10, 0]);
    expect(await restore(second, true)).toEqual({ changed: 1, unknown: [] });
    expect(await restore(second, true)).toEqual({ changed: 0, unknown: [] });
    expect(await views()).toEqual([4, 10, 0]);
  });

  it("is on disk when it is acknowledged, and counting continues from there", async () => {
    const { restore, counter } = siteOf(many(1));
    await restore([{ name: "s0", views: 1e12 }]);
    await evictDurableObject(counter("s0"));
    const visitor = { network: "192.0.2.1", site: "192.0.2.1" };
    await counter("s0").count(visitor, "Browser", Date.now());
    expect(await counter("s0").views()).toBe(1e12 + 1);
  });

  it("names the articles that the site does not have, and creates no objects for them", async () => {
    const { restore, names } = siteOf([
      { slug: "now", aliases: ["first", "second"] },
      { published: now + 1 },
      { draft: true },
    ]);
    const unknown = ["now", "second", "s1", "s2", "s9", "constructor", ""];
    const articles = ["first", ...unknown].map((name) => ({ name, views: 1 }));
    expect(await restore(articles)).toEqual({ changed: 1, unknown });
    expect(names).toEqual(["first"]);
  });

  const one = { name: "s0", views: 1 };
  it.each<[string, unknown]>([
    ["invalid JSON", "{"],
    ["no body", ""],
    ["a null", null],
    ["a list", [one]],
    ["a text", "s0"],
    ["no articles", {}],
    ["articles by name", { articles: { s0: 1 } }],
    ["articles that only look like a list", { articles: { length: 1, 0: one } }],
    ["a replace that is neither true nor false", { articles: [one], replace: 1 }],
    ["an article that is a number", { articles: [one, 7] }],
    ["an article without a name", { articles: [one, { views: 1 }] }],
    ["an article without views", { articles: [one, { name: "s1" }] }],
    ["an article that appears twice", { articles: [one, { ...one, views: 2 }] }],
    [
      "too many articles",
      { articles: many(batchSize + 1).map((_, n) => ({ name: `s${n}`, views: 1 })) },
    ],
    ...[-1, 0.5, "1", null, true, 1e12 + 1, 2 ** 60, [1]].map((views): [string, unknown] => [
      `${JSON.stringify(views)} views`,
      { articles: [one, { name: "s1", views }] },
    ]),
    ["infinite views", '{"articles":[{"name":"s0","views":1e999}]}'],
    ["bytes that are not text", new Uint8Array([0xff, 0xfe, 0x00])],
  ])("of %s is refused as a whole", async (_, body) => {
    const { post, names } = siteOf(many(3));
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const refused = await post(isRaw ? body : JSON.stringify(body));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ status: 400, detail: expect.any(String) });
    expect(names).toEqual([]);
  });

  it("is read only up to its limit", async () => {
    const { post, names } = siteOf(many(1));
    const batch = JSON.stringify({ articles: [{ name: "s0", views: 1 }] });
    expect((await post(batch.padEnd(largestBatch))).status).toBe(200);
    expect((await post(batch.padEnd(largestBatch + 1))).status).toBe(413);
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(10_000));
      },
    });
    expect((await post(endless)).status).toBe(413);
    expect(chunks).toBeLessThan(20);
    expect(names).toEqual(["s0"]);
  });

  it("of an export into an empty site leads to the same export", async () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: batchSize + 5 });
    await fc.assert(
      fc.asyncProperty(counts, async (views) => {
        const [from, to] = [siteOf(many(views.length)), siteOf(many(views.length))];
        for (const [number, count] of views.entries()) {
          await from.counter(`s${number}`).restore(count, false);
        }
        const exported = await from.pages();
        for (const page of exported) {
          expect((await to.post(JSON.stringify(page))).status).toBe(200);
        }
        expect(await to.pages()).toEqual(exported);
      }),
      { numRuns: 10 },
    );
  });
});
