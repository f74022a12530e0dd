import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { formatKeys, formats } from "../article/formats.ts";
import { formatFinding } from "../content/content-error.ts";
import { withLock } from "../press/edition/folder-lock.ts";
import { developmentArguments, developmentMark } from "./build/edition-folders.ts";
import { argumentsOf, stop } from "./command.ts";
import { start } from "./commands.ts";
import { localBackend } from "./editor/configuration/backends.ts";
import { serveEditor } from "./editor/serve.ts";
import { replaceLostEdition } from "./start/lost-edition.ts";
import { portOf, problemOfPort } from "./start/port.ts";
import { startLock, usualPort } from "./start/start-lock.ts";
import { secretArguments } from "./views/secret.ts";

/*
 * npm start: serves content/ with wrangler dev, which presses it again whenever a file changes, into
 * .broadsheet/dev/. Pages show drafts and scheduled articles with a label. With --drafts, feeds show them
 * too. What follows a second -- goes to wrangler.
 */
const { values, positionals } = argumentsOf(start);
const port = portOf(values.port ?? usualPort);
if (port === undefined) {
  const message = `--port cannot be ${JSON.stringify(values.port)}`;
  stop(formatFinding({ message, fix: "write a number from 1 to 65535" }), 2);
}
const origin = `http://localhost:${port}`;
const env = {
  ...process.env,
  ...developmentMark,
  BASE_URL: process.env["BASE_URL"] ?? origin,
  PREVIEW: values.drafts === true ? "feeds" : "pages",
  // Without these, wrangler would look for updates, send statistics and fetch a sample of Request.cf.
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

// Two of them would press different editions into one folder. The lock, .dist-start-lock/, is not in
// .broadsheet/, because somebody may delete that while this runs.
const status = await withLock(startLock, () => serve(port), {
  note: `${origin}/`,
  onWait: (holder, address) => {
    const message = `npm start is running in this folder already, as process ${holder}`;
    stop(formatFinding({ message, fix: `open ${address}, or end that process first` }));
  },
});
process.exit(status);

/** @returns the exit status */
async function serve(port: number): Promise<number> {
  const problem = await problemOfPort(port);
  if (problem !== undefined) {
    console.error(formatFinding(problem));
    return 1;
  }
  const editor = await serveEditor("content", {
    origin: env.BASE_URL,
    backend: localBackend(basename(process.cwd())),
    reviewed: false,
  });
  const passedOn = [
    ...secretArguments(),
    "--var",
    `EDITOR:${editor.origin}`,
    "--port",
    String(port),
    ...positionals,
  ];
  const args = ["dev", ...developmentArguments(passedOn)];
  const wrangler = spawn("wrangler", args, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => wrangler.kill(signal));
  }
  // Otherwise, a failure of this program would leave wrangler at the port.
  process.on("exit", () => wrangler.kill());
  void untilAnswered(`${origin}/healthz`).then(() => {
    console.log(addresses());
    return replaceLostEdition(env);
  });
  const [code] = await once(wrangler, "exit");
  return code ?? 1;
}

function addresses(): string {
  return [
    "",
    `  Page       ${origin}/`,
    ...formatKeys.map((key) => `  ${formats[key].name.padEnd(10)} ${origin}/${formats[key].file}`),
    `  Editor     ${origin}/editor/`,
    "",
    "  Save a file in content/, and the site shows it. Press Ctrl+C to stop.",
    "",
  ].join("\n");
}

/** Waits until the site answers, or says what is wrong with the content. */
async function untilAnswered(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    const type = response?.headers.get("Content-Type") ?? "";
    if (response?.ok === true || type.startsWith("application/problem+json")) return;
    await wait(100);
  }
}
