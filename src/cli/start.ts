import "./failures.ts";
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { formatKeys, formats } from "../article/formats.ts";
import { developmentArguments, developmentMark } from "./build/edition-folders.ts";

/*
 * npm start [-- --port N] [--drafts]: serves content/ with wrangler dev, and presses it again whenever
 * it changes, into a folder of its own. Pages show drafts and scheduled articles, marked as such; with --drafts, feeds do too.
 * Other arguments go to wrangler as they are. BASE_URL stands in for the base of absolute links.
 */
const { values } = parseArgs({
  options: { port: { type: "string" }, drafts: { type: "boolean" } },
  strict: false,
  allowPositionals: true,
});
const port = typeof values.port === "string" ? values.port : "8787";
const origin = `http://localhost:${port}`;
const rest = process.argv.slice(2).filter((argument) => argument !== "--drafts");

const args = ["dev", ...developmentArguments, ...(values.port ? [] : ["--port", port]), ...rest];
const wrangler = spawn("wrangler", args, {
  stdio: "inherit",
  env: {
    ...process.env,
    ...developmentMark,
    BASE_URL: process.env["BASE_URL"] ?? origin,
    PREVIEW: values.drafts === true ? "feeds" : "pages",
    // Nothing here needs the network: no notice of updates, no statistics, no sample of Request.cf.
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_SEND_METRICS: "false",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  },
});
wrangler.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => wrangler.kill(signal));
}

await answering(`${origin}/healthz`);
console.log(
  [
    "",
    `  Page       ${origin}/`,
    ...formatKeys.map((key) => `  ${formats[key].name.padEnd(10)} ${origin}/${formats[key].file}`),
    "",
    "  Save a file in content/, and it shows here. Ctrl+C ends this.",
    "",
  ].join("\n"),
);

/** Waits until the server answers, whatever it says. */
async function answering(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
