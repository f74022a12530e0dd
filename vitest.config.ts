import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { browserHere } from "./tests/support/browser.ts";

const inBrowser = ["tests/e2e/**/*.test.ts", "tests/views/beacon.test.ts"];

// Where there is no browser and none can be had, only a machine that checks changes insists on one.
const insists = process.env["CI"] === "true";
const runsBrowser = insists || browserHere() !== undefined;
if (!runsBrowser) console.warn("No browser was found: the tests in a browser do not run.");

// Tests of the Worker run inside workerd with its real bindings; everything else runs in Node.
export default defineConfig({
  // Else Vite warns of a source map that the package feed names but does not ship.
  logLevel: "error",
  test: {
    // Most of the long tests wait for other processes.
    maxWorkers: 3,
    reporters: ["default", ["json", { outputFile: ".vitest/report.json" }]],
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/**/*.worker.test.ts", ...inBrowser],
          testTimeout: 60_000,
          // The first press of the pictures, on a slow machine.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: runsBrowser ? inBrowser : [],
          // One server and one browser for all.
          globalSetup: ["tests/support/serve-to-browser.ts"],
          testTimeout: 60_000,
          // The first press of the pictures, on a slow machine.
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            // Of the entry point the tests need the Durable Object only: it reads an edition.
            main: "src/views/view-counter.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { assets: { directory: ".vitest/demanding/assets", binding: "ASSETS" } },
          }),
        ],
        test: {
          name: "worker",
          include: ["tests/**/*.worker.test.ts"],
          globalSetup: ["tests/support/press-fixtures.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
