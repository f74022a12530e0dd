import { RegExpRouter } from "hono/router/reg-exp-router";
import { expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { madeUp } from "../support/made-up.ts";

// Hono takes a router that walks a tree where one route does not fit into this one.
it("all routes fit into one regular expression", () => {
  const { catalogue } = madeUp([{}]);
  const router = new RegExpRouter<string>();
  const { routes } = createApp(catalogue, () => 1);
  for (const { method, path } of routes) router.add(method, path, path);
  expect(router.match("GET", "/topics/steel/rss.xml")[0]).toHaveLength(1);
});
