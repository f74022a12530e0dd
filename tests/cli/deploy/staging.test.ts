import { expect, it } from "vitest";
import { stagingSettings } from "../../../src/cli/deploy/staging.ts";

it("a Worker for staging takes no address of the site's own, and keeps its bindings", () => {
  const own = {
    name: "my-news",
    main: "src/worker.ts",
    route: "news.example.org/*",
    routes: [{ pattern: "news.example.org", custom_domain: true }],
    workers_dev: false,
    build: { command: "npm run build" },
    alias: { edition: "./dist/edition.js" },
    env: { other: { route: "other.example.org/*" } },
    durable_objects: { bindings: [{ name: "VIEWS", class_name: "ViewCounter" }] },
  };
  expect(stagingSettings(own, "my-news-staging")).toEqual({
    name: "my-news-staging",
    workers_dev: true,
    durable_objects: own.durable_objects,
  });
});
