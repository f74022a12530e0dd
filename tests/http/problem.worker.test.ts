import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { internalError, notFound } from "../../src/http/problem.ts";
import { feed, page } from "../../src/http/routes.ts";

const app = new Hono();
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

const ask = (path: string, headers: Record<string, string> = {}) =>
  app.request(`https://news.example.org${path}`, { headers });

describe("problems (RFC 9457)", () => {
  it("list the errors for programs, and are a page for people", async () => {
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

  it("reveal only an id of an internal error, which the log has too", async () => {
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
