import { spawn } from "node:child_process";
import { formatKeys, formats } from "../article/formats.ts";
import { developmentArguments, developmentMark } from "./build/edition-folders.ts";
import { argumentsOf } from "./command.ts";
import { start } from "./commands.ts";

/*
 * npm start: serves content/ with wrangler dev, which presses it again whenever a file changes, into
 * .broadsheet/dev/. Pages show drafts and scheduled articles with a label. With --drafts, feeds show them
 * too. What follows a second -- goes to wrangler.
 */
const { values, positionals } = argumentsOf(start);
const port = values.port ?? "8787";
const origin = `http://localhost:${port}`;
const args = ["dev", ...developmentArguments, "--port", port, ...positionals];
const wrangler = spawn("wrangler", args, {
  stdio: "inherit",
  env: {
    ...process.env,
    ...developmentMark,
    BASE_URL: process.env["BASE_URL"] ?? origin,
    PREVIEW: values.drafts === true ? "feeds" : "pages",
    // Without these, wrangler would look for updates, send statistics and fetch a sample of Request.cf.
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_SEND_METRICS: "false",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  },
});
wrangler.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => wrangler.kill(signal));
}

await untilAnswered(`${origin}/healthz`);
console.log(
  [
    "",
    `  Page       ${origin}/`,
    ...formatKeys.map((key) => `  ${formats[key].name.padEnd(10)} ${origin}/${formats[key].file}`),
    "",
    "  Save a file in content/, and the site shows it. Press Ctrl+C to stop.",
    "",
  ].join("\n"),
);

/** Waits until the server answers anything at all. */
async function untilAnswered(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
