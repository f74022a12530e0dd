import "./failures.ts";
import { styleText } from "node:util";
import { checkContent } from "./check/check-content.ts";
import { checkOptions } from "./check/check-options.ts";
import { hasErrors, report } from "./check/report.ts";
import { ledgerNews, writeLedger } from "./ledger/file.ts";

/*
 * npm run check [-- options]: what is wrong in content/, without pressing or deploying anything.
 *
 * --format text|json|github   text, or github where GITHUB_ACTIONS is set
 * --against <feed or ledger>  an address or a file: compares the permanent ids with what is deployed
 * --write                     where there are no errors, writes content/published.json
 *
 * The exit status is 1 where there are errors, 0 where there are none or only warnings, and 2 where the
 * options are wrong.
 */
const options = checkOptions(process.argv.slice(2), process.env);
if ("problem" in options) {
  console.error(options.problem);
  process.exit(2);
}
const { format, against, write } = options;
const now = Date.now();
const { reports, publication, ledger } = await checkContent("content", now, against);
const all = [...reports];
let written: string | undefined;
if (write && !hasErrors(reports) && publication !== undefined && ledger !== undefined) {
  const result = await writeLedger("content", ledger, publication, now);
  if (result.ok) written = ledgerNews(result.value);
  else all.push(...result.errors);
}
console.log(report(format, all, (style, text) => styleText(style, text)));
if (written !== undefined) console.error(written);
process.exitCode = hasErrors(all) ? 1 : 0;
