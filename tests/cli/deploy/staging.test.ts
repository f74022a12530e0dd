import { expect, it } from "vitest";
import { stagingProblem, stagingSettings } from "../../../src/cli/deploy/staging.ts";

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

const problem = (name: string, url?: string) => stagingProblem(name, url, "my-news")?.message;

it.each(["x", "7", "my-news-staging", "a--b", "a".repeat(63)])(
  "a Worker may be called %s",
  (name) => {
    expect(problem(name)).toBeUndefined();
  },
);

it.each(["", "My-News", "-a", "a-", "a_b", "news.org", "a\n", "a".repeat(64)])(
  "no Worker is called %j",
  (name) => {
    expect(problem(name)).toBe(`${JSON.stringify(name)} cannot be the name of a Worker`);
  },
);

it("a Worker for staging is not the publication's own", () => {
  expect(stagingProblem("my-news", undefined, "my-news")).toEqual({
    message: "my-news is the publication's own Worker",
    fix: "write another name, such as my-news-staging, or deploy without --name",
  });
});

it("the address of a Worker for staging is an origin", () => {
  expect(problem("x", "https://x.example.workers.dev")).toBeUndefined();
  expect(problem("x", "http://localhost:8787")).toBeUndefined();
  for (const url of ["https://x.dev/", "https://x.dev/news", "x.dev", "ftp://x.dev"]) {
    expect(problem("x", url)).toBe(`"${url}" is not the address of a site`);
  }
});
