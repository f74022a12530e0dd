import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { formatError } from "../content/content-error.ts";
import { ownProgram } from "../content/files/own-program.ts";
import { readPublication } from "../content/read-publication.ts";
import { argumentsOf, stop } from "./command.ts";
import { rollback } from "./commands.ts";
import { readyToDeploy } from "./deploy/ready-to-deploy.ts";
import { readLedger } from "./ledger/file.ts";
import { deployedByLedger } from "./ledger/format.ts";
import {
  articlesToKeep,
  findCommit,
  folderOf,
  isCommitted,
  restoreFrom,
} from "./rollback/content-history.ts";

/*
 * npm run rollback -- <commit>: deploys content/ as it was in a commit, with the code as it is now.
 *
 * Articles that were published since then stay as they are. The deployment takes a new moment. `wrangler
 * rollback` would make Last-Modified go back, and readers that rely on it would keep the mistake. If the
 * gate stops the deployment, content/ is restored to what it was before.
 */
const name = argumentsOf(rollback).positionals.join(" ");
if (!isCommitted()) {
  stop("content/ is not in git, or has uncommitted changes. Commit or discard them first.");
}
const commit = findCommit(name);
if (commit === undefined) stop(`${name} is not a commit that contains content/channel.yaml.`);

const present = await readPublication("content");
if (!present.ok) stop(present.errors.map(formatError).join("\n\n"));
const ledger = await readLedger("content");
if (!ledger.ok) stop(ledger.errors.map(formatError).join("\n\n"));
const deployed = deployedByLedger(ledger.value.ledger, ledger.value.source, Date.now());

restoreFrom(commit.hash);
try {
  const earlier = await readPublication("content");
  if (!earlier.ok) cancel(earlier.errors.map(formatError).join("\n\n"));
  const kept = articlesToKeep(present.value, earlier.value, deployed);
  for (const { article, instead } of kept) {
    if (instead !== undefined) restoreFrom("HEAD", [folderOf(instead)]);
    restoreFrom("HEAD", [folderOf(article)]);
  }
  console.log(`Restored content/ from commit ${commit.hash} of ${commit.date}.`);
  for (const { article } of kept)
    console.log(`Kept, because it was published since then: ${article.file}`);
  const ready = await readyToDeploy("content", Date.now(), { first: false, dryRun: false });
  if ("problem" in ready) cancel(ready.problem);
} catch (cause) {
  cancel(cause instanceof Error ? cause.message : String(cause));
}
const { url, execArgv } = ownProgram(new URL("./deploy.ts", import.meta.url));
const { status } = spawnSync(process.execPath, [...execArgv, fileURLToPath(url)], {
  stdio: "inherit",
});
if (status === 0) console.log("Commit content/: it is what is online now.");
process.exitCode = status ?? 1;

function cancel(problem: string): never {
  restoreFrom("HEAD");
  return stop(
    `${problem}\n\ncontent/ is as it was before. To roll back only some articles, run git restore --source=<commit> <folder>, then npm run deploy.`,
  );
}
