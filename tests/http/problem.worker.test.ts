import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { internalError, notFound } from "../../src/http/problem.ts";
import type { Limiter } from "../../src/http/rate-limit.ts";
import { ReadyAnswers } from "../../src/http/ready.ts";
import { feed, page } from "../../src/http/resource.ts";

let limiter: Limiter | undefined;
const etag = '"whole"';

const app = new Hono();
feed(app, "/limited.xml", () => ({ mediaType: "text/xml", etag, body: () => "<rss/>" }), {
  limiterOf: () => limiter,
  ready: new ReadyAnswers(),
  clock: () => 0,
});
feed(app, "/refused.xml", () => ({
  problem: {
    status: 400,
    title: "Bad request",
    detail: "No such parameter.",
    errors: [{ parameter: "topik", detail: "Did you mean topic?" }],
  },
  page: () => "<h1>Bad request</h1>",
}));
page(app, "/broken/", () => {
  throw new Error("secret");
});
page(app, "/nothing/", async () => undefined);
app.notFound((c) => notFound(c, () => "<h1>Nothing</h1>", { feeds: ["/rss.xml"] }));
app.onError((error, c) => internalError(c, error, (id) => `<h1>${id}</h1>`));

beforeEach(() => {
  limiter = undefined;
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  app.request(`https://news.example.org${path}`, { headers }, env);

describe("problems (RFC 9457)", () => {
  it("list what is wrong for programs, and are a page for people", async () => {
    const program = await ask("/refused.xml", { Accept: "*/*" });
    expect(program.status).toBe(400);
    expect(program.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
    expect(program.headers.get("Cache-Control")).toBe("no-store");
    expect(program.headers.get("Vary")).toBe("Accept");
    expect(await program.json()).toEqual({
      status: 400,
      title: "Bad request",
      detail: "No such parameter.",
      errors: [{ parameter: "topik", detail: "Did you mean topic?" }],
    });
    const person = await ask("/refused.xml", { Accept: "text/html;q=0.5" });
    expect([person.status, await person.text()]).toEqual([400, "<h1>Bad request</h1>"]);
    expect(await (await ask("/nothing/", { Accept: "text/html;q=0" })).json()).toMatchObject({
      status: 404,
      exists: { feeds: ["/rss.xml"] },
    });
  });

  it("say nothing of what went wrong inside but an id, which the log has too", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await ask("/broken/", { "CF-Ray": "8f00-FRA" });
    expect(response.status).toBe(500);
    expect(response.headers.get("X-Request-Id")).toBe("8f00-FRA");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const body = await response.text();
    expect(JSON.parse(body).requestId).toBe("8f00-FRA");
    expect(body).not.toContain("secret");
    expect(log).toHaveBeenCalledTimes(1);
    expect(JSON.parse(log.mock.calls[0]?.[0])).toMatchObject({
      requestId: "8f00-FRA",
      method: "GET",
      error: "Error: secret",
    });
    const person = await ask("/broken/", { Accept: "text/html" });
    expect(await person.text()).toBe(`<h1>${person.headers.get("X-Request-Id")}</h1>`);
    log.mockRestore();
  });
});

describe("429 (RFC 6585, section 4)", () => {
  const from = (client: string) => ({ "CF-Connecting-IP": client });

  it("is for one client and one feed, by the binding, and never in place of 304", async () => {
    limiter = env.FEED_LIMIT;
    const statuses = new Set<number>();
    let last = await ask("/limited.xml", from("192.0.2.1"));
    // The binding's minute may turn over once on the way.
    for (let asked = 0; asked < 130 && last.status === 200; asked++) {
      last = await ask("/limited.xml", from("192.0.2.1"));
      statuses.add(last.status);
    }
    expect([...statuses]).toEqual([200, 429]);
    expect(last.headers.get("Retry-After")).toBe("60");
    expect(last.headers.get("Cache-Control")).toBe("no-store");
    expect(last.headers.get("Content-Type")).toContain("application/problem+json");
    expect((await ask("/limited.xml", from("192.0.2.2"))).status).toBe(200);
    const known = { ...from("192.0.2.1"), "If-None-Match": etag };
    expect((await ask("/limited.xml", known)).status).toBe(304);
  });

  it("is not sent where the limit cannot be told", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    limiter = { limit: () => Promise.reject(new Error("down")) };
    expect((await ask("/limited.xml", from("192.0.2.3"))).status).toBe(200);
    limiter = { limit: async () => ({ success: false }) };
    expect((await ask("/limited.xml")).status).toBe(200);
    expect((await ask("/limited.xml", from("192.0.2.3"))).status).toBe(429);
    limiter = undefined;
    expect((await ask("/limited.xml", from("192.0.2.3"))).status).toBe(200);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});
