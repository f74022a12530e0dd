import { spawnSync } from "node:child_process";
import { formatError } from "../content/content-error.ts";
import { ledgerNews, writeLedger } from "./ledger-file.ts";
import { readyToDeploy } from "./ready-to-deploy.ts";

/*
 * npm run deploy [-- arguments of wrangler deploy]: presses for production and deploys. It stops
 * while the channel still has an address or an authority that nobody can own, and where an article
 * that readers have seen would vanish. What was deployed is written into content/published.json.
 */
const ready = await readyToDeploy("content", Date.now());
if ("problem" in ready) stop(ready.problem);
const { publication, ledger } = ready;

const args = process.argv.slice(2);
// A base for development would end up in every link of the site, and drafts before the public.
const { BASE_URL: _, PREVIEW: __, ...env } = process.env;
const { status } = spawnSync("wrangler", ["deploy", ...args], { stdio: "inherit", env });
if (status === 0 && !args.includes("--dry-run")) {
  const written = await writeLedger("content", ledger, publication, Date.now());
  if (!written.ok) stop(written.errors.map(formatError).join("\n\n"));
  console.log(ledgerNews(written.value));
}
process.exitCode = status ?? 1;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
