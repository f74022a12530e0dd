import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { browserHere } from "./support/browser.ts";
import { notRun, type Report } from "./support/not-run.ts";

/*
 * npm test: runs every check and every test, one after the other, even after a failure. The last line
 * counts them: "N passed, N failed". Before it, the output lists each test that did not run, such as one
 * that needs a program that is not installed.
 *
 * Two checks are about content/ alone: what `npm test` runs in a publication of one's own. No test reads
 * content/.
 */
const report = ".vitest/report.json";
// deploy demands this where there is no ledger.
const first = existsSync("content/published.json") ? [] : ["--first"];
const checks: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ["format and lint", "biome", "ci", "--error-on-warnings", "."],
  ["types", "tsc"],
  ["types of the bindings", "wrangler", "types", "--check"],
  ["deployable", "wrangler", "deploy", "--dry-run", "--outdir", ".vitest/bundle"],
  ["content/", "tsx", "src/cli/check.ts"],
  ["content/, deployed on trial", "tsx", "src/cli/deploy.ts", "--dry-run", ...first],
];

let passed = 0;
let failed = 0;
const idle: string[] = browserHere()
  ? []
  : ["tests/e2e and tests/views/beacon.test.ts: need a browser (apt-get install chromium)"];
for (const [what, command, ...args] of checks) {
  console.log(`\n— ${what}: ${command} ${args.join(" ")}`);
  if (run(command, args)) passed++;
  else failed++;
}

console.log("\n— tests: vitest run");
rmSync(report, { force: true });
const complete = run("vitest", ["run"]);
if (existsSync(report)) {
  const results: Report = JSON.parse(readFileSync(report, "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  idle.push(...notRun(results, process.cwd()));
}
// Without a failed test, the run still fails if a file cannot be loaded or an error is unhandled.
if (!complete && failed === 0) failed++;

if (idle.length > 0) console.log(`\nDid not run:\n${idle.map((one) => `- ${one}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, WRANGLER_HIDE_BANNER: "true", WRANGLER_SEND_METRICS: "false" };
  return spawnSync(command, args, { stdio: "inherit", env }).status === 0;
}
