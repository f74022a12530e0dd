import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { redirect } from "../../src/http/routes.ts";

/** An app whose only path redirects to another. */
function redirecting(to: string): Hono {
  const app = new Hono();
  redirect(app, "/old/", () => to);
  return app;
}

describe("a permanent redirect", () => {
  it.each([
    ["/new/", "", "/new/"],
    ["/new/", "?a=b&c=d", "/new/?a=b&c=d"],
    ["/new/?x=y", "", "/new/?x=y"],
    ["/new/?x=y", "?a=b?", "/new/?x=y&a=b?"],
    ["https://example.org/", "?a=b", "https://example.org/?a=b"],
  ])("to %s from /old/%s leads to %s", async (to, search, expected) => {
    const response = await redirecting(to).request(`/old/${search}`);
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe(expected);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it("answers the preflight of a script, and no request that would write", async () => {
    const app = redirecting("/new/");
    const preflight = await app.request("/old/", { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await app.request("/old/", { method: "POST" })).status).toBe(404);
  });
});
