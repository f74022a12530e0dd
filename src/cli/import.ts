import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readChannel } from "../content/channel/read-channel.ts";
import { formatError, formatFinding, messageOf } from "../content/content-error.ts";
import { checkContent } from "./check/check-content.ts";
import { hasErrors, report, totals } from "./check/report.ts";
import { argumentsOf, stop } from "./command.ts";
import { importing } from "./commands.ts";
import { asker } from "./import/net/answers.ts";
import { connector } from "./import/net/connect.ts";
import { downloader } from "./import/net/download.ts";
import { documentFetcher } from "./import/net/fetcher.ts";
import { showProgress } from "./import/progress.ts";
import { reportText } from "./import/report.ts";
import { runImport } from "./import/run-import.ts";
import { openInput, openSource, sourceKinds } from "./import/sources.ts";
import { replaceFile } from "./import/write/state.ts";

/*
 * npm run import: brings the articles of another system into content/, and writes import-report.md. The exit status is
 * 0 if everything that came passes the check, 1 if it does not or nothing could be read, and 2 if an option is wrong.
 */
const { values, positionals } = argumentsOf(importing);
const [argument = "", ...others] = positionals;
if (others.length > 0) {
  stop(
    formatFinding({
      message: "this command takes one file, address or folder",
      fix: "run it once for each",
    }),
    2,
  );
}
const channel = await readChannel("content");
if (!channel.ok) stop(channel.errors.map(formatError).join("\n\n"));

const now = Date.now();
const connect = connector(values["allow-local"] === true);
/** docs/moving-in.md documents this name, so that sites can let it through. */
const ask = asker(connect, "Broadsheet-Import/1", {
  now: Date.now,
  sleep: (milliseconds) => sleep(milliseconds),
});
const fetcher = documentFetcher(ask);
const input = await openInput(argument, fetcher);
if ("message" in input) stop(formatFinding(input));
const { timeZone, language } = channel.value.channel;
const source = await openSource(input, {
  fetcher,
  now,
  timeZone,
  language,
  mostPages: 10_000,
  site: oldSite(values.site),
  types: values.type,
});
if (source === undefined) {
  const known = [...new Set(sourceKinds.map(({ name }) => name))].join("; ");
  stop(
    formatFinding({
      message: `${argument} is nothing that an import can read`,
      fix: `give it one of these: ${known}`,
    }),
  );
}

console.log(`Importing ${source.name}.`);
const progress = showProgress(process.stdout.isTTY === true);
try {
  const result = await runImport({
    source,
    project: ".",
    channel: channel.value.channel,
    download: downloader(ask, join(".cache", "import")),
    now,
    progress: progress.show,
  });
  progress.end("Checking what came.");
  const { reports } = await checkContent("content", now);
  const text = reportText({
    ...result,
    source: source.name,
    from: argument,
    check: report("text", reports),
  });
  await replaceFile("import-report.md", text);
  const brought = [...result.outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  console.log(
    `Articles and pages: ${brought || "none"}. Files: ${result.files}. Losses and doubts: ${result.losses.length}.`,
  );
  console.log(`The check finds ${totals(reports)}. import-report.md says all of it.`);
  process.exitCode = hasErrors(reports) ? 1 : 0;
} catch (cause) {
  progress.end("The import stopped.");
  stop(
    formatFinding({
      message: `the import stopped: ${messageOf(cause)}`,
      fix: "run it again: it goes on where it stopped",
    }),
  );
}
/** The address that `--site` names. */
function oldSite(written: string | undefined): string | undefined {
  if (written === undefined || /^https?:$/.test(URL.parse(written)?.protocol ?? "")) return written;
  const message = `${written} is not the address of a site`;
  return stop(formatFinding({ message, fix: "write it as in --site https://old.example.org" }), 2);
}

// Connections that servers keep open would keep the process alive.
process.exit();
