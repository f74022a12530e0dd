import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { batchSize } from "../../src/views/exchange.ts";
import { many, now, secret, siteOf } from "../support/site-with-counters.ts";

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
