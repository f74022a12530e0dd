import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { browserHere } from "./tests/support/browser.ts";

/*
 * The name of a test file says in which project it runs:
 *
 *   *.worker.test.ts   worker   inside workerd, with its real bindings
 *   *.slow.test.ts     slow     in Node: takes half a second or more, or starts other programs;
 *                      alone    the same, in a process of its own, if its modules keep what other tests would see
 *   *.test.ts          node     in Node: what `npm run test:unit` runs after every change
 *
 * The tests in tests/e2e/ and of the beacon run against a browser.
 */
const inBrowser = ["tests/e2e/**/*.test.ts", "tests/views/beacon.test.ts"];
const slow = ["tests/**/*.slow.test.{ts,tsx}"];
// Slow tests of the commands and the press share their modules, which take a second to load. The others need
// a process of their own: what answers requests keeps answers in its modules, and some tests replace modules.
const sharing = /^tests\/(cli|content|docs|packaging|press)\//;
const alone = globSync("tests/**/*.slow.test.{ts,tsx}").filter(
  (file) =>
    !sharing.test(file) ||
    /\bvi\.|"node:v8"|support\/(steps|made-up|publisher)\.ts/.test(readFileSync(file, "utf8")),
);
const inWorker = ["tests/**/*.worker.test.ts"];

// Under continuous integration the tests in a browser fail without one, instead of not running.
const insists = process.env["CI"] === "true";
const runsBrowser = insists || browserHere() !== undefined;
if (!runsBrowser) console.warn("No browser was found: the tests in a browser do not run.");

// Milliseconds after which a test is taken to hang. On a machine with ten times more work than it can do,
// the tests that press pictures or start servers take a minute.
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  // Vite would warn of a source map that the package feed names but does not ship.
  logLevel: "error",
  test: {
    // The long tests mostly wait for other processes.
    maxWorkers: 3,
    reporters: ["default", ["json", { outputFile: ".vitest/report.json" }]],
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...slow, ...inWorker, ...inBrowser],
          // Importing the libraries anew for each file would take longer than the tests. Each worker imports
          // them once, and these tests wait for nothing. So `test:unit` has no more workers than processors.
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: "slow",
          include: slow,
          exclude: alone,
          isolate: false,
          globalSetup: ["tests/support/compiled-engine.ts"],
          // The programs that these tests start, such as wrangler, keep their compiled code from one start to
          // the next.
          env: { NODE_COMPILE_CACHE: resolve(".vitest/compiled") },
          ...patience,
        },
      },
      {
        test: { name: "alone", include: alone, ...patience },
      },
      {
        test: {
          name: "browser",
          include: runsBrowser ? inBrowser : [],
          // One server and one browser for all. Some tests build a site with the compiled engine.
          globalSetup: ["tests/support/compiled-engine.ts", "tests/support/serve-to-browser.ts"],
          ...patience,
        },
      },
      {
        plugins: [
          cloudflareTest({
            // Of the entry point the tests need the Durable Object only: it reads an edition.
            main: "src/views/view-counter.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              assets: { directory: ".vitest/demanding/assets", binding: "ASSETS" },
              // Only a site with `media: r2` binds a bucket.
              r2Buckets: ["MEDIA"],
            },
          }),
        ],
        test: {
          name: "worker",
          include: inWorker,
          globalSetup: ["tests/support/press-fixtures.ts"],
          ...patience,
        },
      },
    ],
  },
});
