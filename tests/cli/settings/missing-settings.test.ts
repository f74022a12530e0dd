import { describe, expect, it } from "vitest";
import { missingSettings } from "../../../src/cli/settings/missing-settings.ts";
import { tomlText } from "../../../src/cli/settings/wrangler-toml.ts";

const engine = {
  name: "broadsheet",
  main: "src/worker.ts",
  compatibility_date: "2026-10-23",
  compatibility_flags: ["one"],
  keep_names: false,
  alias: { "broadsheet/edition.bin": "./dist/edition.js", "broadsheet/hub.bin": "./dist/hub.js" },
  build: { command: "npm run --silent build", watch_dir: "content" },
  assets: { directory: "dist/assets", binding: "ASSETS", run_worker_first: ["/v*", "/feed*"] },
  ratelimits: [
    { name: "FEED_LIMIT", namespace_id: "5761", simple: { limit: 240, period: 60 } },
    { name: "SEARCH_LIMIT", namespace_id: "5762", simple: { limit: 30, period: 60 } },
  ],
  observability: { enabled: true },
  durable_objects: { bindings: [{ name: "VIEWS", class_name: "ViewCounter" }] },
  exports: { ViewCounter: { type: "durable-object", storage: "sqlite" } },
  triggers: { crons: ["*/5 * * * *"] },
};

const without = (key: keyof typeof engine) =>
  Object.fromEntries(Object.entries(engine).filter(([name]) => name !== key));

describe("what a site's settings lack", () => {
  it("is nothing if they are the engine's", () => {
    expect(missingSettings(engine, engine)).toEqual({});
  });

  it("is not what a site chooses for itself", () => {
    const site = {
      ...engine,
      name: "my-news",
      main: "node_modules/broadsheet/lib/worker.js",
      compatibility_date: "2027-01-01",
      compatibility_flags: ["mine", "one"],
      observability: { enabled: false },
      ratelimits: engine.ratelimits.map((limit) => ({
        ...limit,
        namespace_id: "1",
        simple: { limit: 1000, period: 60 },
      })),
      routes: [{ pattern: "news.example.org", custom_domain: true }],
      triggers: { crons: ["0 0 * * *", "*/5 * * * *"] },
    };
    expect(missingSettings(engine, site)).toEqual({});
  });

  it.each([
    "compatibility_date",
    "compatibility_flags",
    "keep_names",
    "alias",
    "build",
    "assets",
    "durable_objects",
    "exports",
    "triggers",
  ] as const)("is the whole of %s if that is missing", (key) => {
    expect(missingSettings(engine, without(key))).toEqual({ [key]: engine[key] });
  });

  it("is only the part that is missing or differs", () => {
    const [feeds, searches] = engine.ratelimits;
    const [edition, hub] = Object.entries(engine.alias);
    const site = {
      ...engine,
      compatibility_date: "2026-01-01",
      alias: Object.fromEntries([edition ?? []]),
      build: { ...engine.build, command: "make" },
      assets: { ...engine.assets, run_worker_first: ["/mine/*", "/v*"] },
      ratelimits: [feeds],
      durable_objects: { bindings: [{ name: "VIEWS", class_name: "Other" }] },
      exports: { ViewCounter: { type: "durable-object" }, Mine: { type: "durable-object" } },
    };
    expect(missingSettings(engine, site)).toEqual({
      compatibility_date: "2026-10-23",
      alias: Object.fromEntries([hub ?? []]),
      build: { command: "npm run --silent build" },
      assets: { run_worker_first: ["/mine/*", "/v*", "/feed*"] },
      ratelimits: [searches],
      durable_objects: engine.durable_objects,
      exports: { ViewCounter: { storage: "sqlite" } },
    });
  });
});

it("settings are written as lines of wrangler.toml", () => {
  expect(tomlText(engine)).toBe(`name = "broadsheet"
main = "src/worker.ts"
compatibility_date = "2026-10-23"
compatibility_flags = ["one"]
keep_names = false

[alias]
"broadsheet/edition.bin" = "./dist/edition.js"
"broadsheet/hub.bin" = "./dist/hub.js"

[build]
command = "npm run --silent build"
watch_dir = "content"

[assets]
directory = "dist/assets"
binding = "ASSETS"
run_worker_first = ["/v*", "/feed*"]

[[ratelimits]]
name = "FEED_LIMIT"
namespace_id = "5761"
simple = { limit = 240, period = 60 }

[[ratelimits]]
name = "SEARCH_LIMIT"
namespace_id = "5762"
simple = { limit = 30, period = 60 }

[observability]
enabled = true

[[durable_objects.bindings]]
name = "VIEWS"
class_name = "ViewCounter"

[exports.ViewCounter]
type = "durable-object"
storage = "sqlite"

[triggers]
crons = ["*/5 * * * *"]`);
});
