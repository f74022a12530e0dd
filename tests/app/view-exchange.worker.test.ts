import { evictDurableObject, listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createApp } from "../../src/app/app.ts";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import { batchSize, type CountsPage, largestBatch } from "../../src/views/exchange.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { publish } from "../support/publisher.ts";

const address = "https://example.org/.views";
const secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
const now = Date.parse("2026-11-29T00:00:00Z");

let sites = 0;

/** A site with counters that no other test uses. */
function siteOf(articles: readonly Partial<IndexedArticle>[], bindings: object = {}) {
  const site = `site-${sites++}`;
  const written = articles.map((article, number) => ({
    published: number + 1,
    updated: number + 1,
    ...article,
  }));
  const { catalogue, edition } = publish(written, 1);
  const app = createApp(catalogue, () => now);
  const counter = (name: string) => env.VIEWS.getByName(`${site} ${name}`);
  const names: string[] = [];
  const VIEWS = {
    getByName: (name: string) => {
      names.push(name);
      return counter(name);
    },
  };
  const here = { ASSETS: pressedAssets(edition), VIEWS, VIEWS_SECRET: secret, ...bindings };
  const ask = async (init: RequestInit = {}, search = "", url = address) =>
    app.request(
      url + search,
      { ...init, headers: { Authorization: `Bearer ${secret}`, ...init.headers } },
      here,
    );
  const post = (body: BodyInit | null) => ask({ method: "POST", body });
  return {
    ask,
    post,
    counter,
    /** The counters that received a request. */
    names,
    restore: async (articles: readonly object[], replace?: boolean) =>
      (await post(JSON.stringify({ articles, replace }))).json(),
    pages: async () => {
      const pages: CountsPage[] = [];
      let search = "";
      do {
        const page: CountsPage = await (await ask({}, search)).json();
        pages.push(page);
        search = page.next === undefined ? "" : `?after=${page.next}`;
      } while (search !== "");
      return pages;
    },
  };
}

const many = (count: number) => Array.from({ length: count }, () => ({}));

describe("without a secret", () => {
  it.each([undefined, "", "short", `${secret} ${secret}`, "密".repeat(40)])(
    "the exchange answers like an address that does not exist (%j)",
    async (VIEWS_SECRET) => {
      const { ask, names } = siteOf(many(1), { VIEWS_SECRET });
      for (const method of ["GET", "POST", "PUT", "OPTIONS"]) {
        const headers = { Authorization: `Bearer ${VIEWS_SECRET}` };
        // A header can contain only bytes.
        if (!/^[\x20-\x7e]*$/.test(headers.Authorization)) headers.Authorization = "Bearer x";
        const here = await ask({ method, headers });
        const nowhere = await ask({ method, headers }, "", "https://example.org/.nothing");
        expect(here.status).toBe(404);
        expect([...here.headers]).toEqual([...nowhere.headers]);
        expect(await here.text()).toBe(await nowhere.text());
      }
      expect(names).toEqual([]);
    },
  );

  it("the exchange answers 404 without counters, too", async () => {
    const { ask } = siteOf(many(1), { VIEWS: undefined });
    expect((await ask()).status).toBe(404);
  });
});

describe("with a secret", () => {
  it.each([
    "",
    secret,
    "Bearer",
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}a`,
    `Bearer ${secret.toUpperCase()}`,
    `Bearer ${secret} ${secret}`,
    `Basic ${secret}`,
    `Basic ${btoa(`:${secret}`)}`,
    `Bearer ${"a".repeat(8000)}`,
  ])("a request with %j is refused, whatever its method, and nothing is read", async (value) => {
    const { ask, names } = siteOf(many(1));
    const body = new ReadableStream({
      pull: () => {
        throw new Error("the body is read");
      },
    });
    for (const method of ["GET", "HEAD", "POST", "DELETE", "OPTIONS"]) {
      const init = {
        method,
        headers: { Authorization: value, Origin: "https://elsewhere.example" },
      };
      const refused = await ask(method === "POST" ? { ...init, body } : init);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("WWW-Authenticate")).toBe("Bearer");
      expect(refused.headers.get("Cache-Control")).toBe("no-store");
      expect(refused.headers.get("Content-Type")).toMatch(/^application\/problem\+json/);
      expect([...refused.headers.keys()].join()).not.toContain("access-control");
    }
    expect(names).toEqual([]);
  });

  it("no answer may be cached, or read by scripts of other origins", async () => {
    const { ask } = siteOf(many(1));
    const headers = { Origin: "https://elsewhere.example" };
    for (const [method, status] of [
      ["GET", 200],
      ["HEAD", 200],
      ["POST", 400],
      ["PUT", 405],
      ["DELETE", 405],
      ["OPTIONS", 405],
    ] as const) {
      const response = await ask({ method, headers });
      expect([method, response.status]).toEqual([method, status]);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect([...response.headers.keys()].join()).not.toContain("access-control");
      if (status === 405) expect(response.headers.get("Allow")).toBe("GET, HEAD, POST");
      if (method === "HEAD") expect(await response.text()).toBe("");
    }
  });

  it("the scheme may be written in any case (RFC 9110, section 11.1)", async () => {
    const { ask } = siteOf(many(1));
    expect((await ask({ headers: { Authorization: `bearer ${secret}` } })).status).toBe(200);
  });
});

describe("an export", () => {
  it.each([0, 1, batchSize - 1, batchSize, batchSize + 1, 2 * batchSize, 2 * batchSize + 1])(
    "of %i articles contains each once, and has no empty page unless it is the only one",
    async (count) => {
      const { pages, names } = siteOf(many(count));
      const all = await pages();
      expect(all).toHaveLength(Math.max(1, Math.ceil(count / batchSize)));
      expect(all.every(({ articles }) => articles.length <= batchSize)).toBe(true);
      const listed = all.flatMap(({ articles }) => articles.map(({ name }) => name));
      expect(listed).toEqual(many(count).map((_, number) => `s${number}`));
      expect(names).toEqual(listed);
    },
  );

  it("names an article by the slug in its id, and gives its current address, title and views", async () => {
    const { pages, restore } = siteOf([{ slug: "now", aliases: ["first", "second"] }]);
    await restore([{ name: "first", views: 7 }]);
    expect(await pages()).toEqual([
      {
        articles: [{ name: "first", path: "/articles/now/", title: "{now 1}", views: 7 }],
      },
    ]);
  });

  it("contains every article that has been public, and creates no objects for others", async () => {
    const { pages } = siteOf([
      { draft: true },
      { expires: now - 1 },
      { withdrawn: { date: 2, reason: "r" } },
      { published: now + 1 },
    ]);
    const before = (await listDurableObjectIds(env.VIEWS)).length;
    const [page] = await pages();
    expect(page?.articles.map(({ name, title }) => [name, title])).toEqual([
      ["s1", "{s1 2}"],
      ["s2", "{s2 gone}"],
    ]);
    expect(await listDurableObjectIds(env.VIEWS)).toHaveLength(before + 2);
  });

  it.each(["unknown", "", "second", "s9", "__proto__", "%00", "first&after=x"])(
    "cannot begin after %j",
    async (after) => {
      const { ask } = siteOf([{ slug: "now", aliases: ["first", "second"] }]);
      const refused = await ask({}, `?after=${after}`);
      const begins = after.startsWith("first");
      expect(refused.status).toBe(begins ? 200 : 400);
    },
  );

  it("fails as a whole while a counter is down", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const VIEWS = { getByName: () => ({ views: () => Promise.reject(new Error("down")) }) };
    expect((await siteOf(many(2), { VIEWS }).ask()).status).toBe(500);
    vi.restoreAllMocks();
  });
});

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
