import { styleText } from "node:util";
import { checkContent } from "./check/check-content.ts";
import { hasErrors, report, reportFormats } from "./check/report.ts";
import { argumentsOf } from "./command.ts";
import { check } from "./commands.ts";
import { engineFolder } from "./init/engine.ts";
import { ledgerNews, writeLedger } from "./ledger/file.ts";
import { mediaBucket } from "./settings/media-bucket.ts";
import { outdatedSettings } from "./settings/missing-settings.ts";

/*
 * npm run check: lists what is wrong in content/ and wrangler.toml, and deploys nothing. The exit status
 * is 1 if there are errors, 0 if there are none or only warnings, and 2 if an option is wrong.
 */
const { values } = argumentsOf(check);
const now = Date.now();
const { reports, publication, ledger } = await checkContent("content", now, values.against);
const channel = publication?.channel ?? {};
const bucket = await mediaBucket(channel, ".");
const all = [
  ...reports,
  ...(await outdatedSettings(".", engineFolder, channel)),
  ...(bucket.ok ? [] : bucket.errors),
];
let written: string | undefined;
if (values.write && !hasErrors(reports) && publication !== undefined && ledger !== undefined) {
  const result = await writeLedger("content", ledger, publication, now);
  if (result.ok) written = ledgerNews(result.value);
  else all.push(...result.errors);
}
const byDefault = process.env["GITHUB_ACTIONS"] ? "github" : "text";
const format = reportFormats.find((name) => name === values.format) ?? byDefault;
console.log(report(format, all, (style, text) => styleText(style, text)));
if (written !== undefined) console.error(written);
process.exitCode = hasErrors(all) ? 1 : 0;
