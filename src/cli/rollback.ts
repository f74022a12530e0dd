import "./failures.ts";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formatError } from "../content/content-error.ts";
import { ownProgram } from "../content/files/own-program.ts";
import { readPublication } from "../content/read-publication.ts";
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
 * npm run rollback -- <commit>: deploys content/ as it was in a commit, with the code of today.
 *
 * Articles that readers have seen since stay as they are. The deployment has a new moment, unlike that
 * of `wrangler rollback`, after which Last-Modified goes back and readers by date keep the mistake. If
 * something stands in the way, content/ is put back as it was.
 */
const [name] = commitNames();
if (name === undefined) stop("Say which commit: npm run rollback -- <commit>", 2);
if (!isCommitted()) {
  stop(
    "content/ is not in git, or has changes that are not committed: commit or remove them first.",
  );
}
const commit = findCommit(name);
if (commit === undefined) stop(`${name} is not a commit that holds content/channel.yaml.`);

const present = await readPublication("content");
if (!present.ok) stop(present.errors.map(formatError).join("\n\n"));
const ledger = await readLedger("content");
if (!ledger.ok) stop(ledger.errors.map(formatError).join("\n\n"));
const deployed = deployedByLedger(ledger.value.ledger, ledger.value.source, Date.now());

restoreFrom(commit.hash);
try {
  const earlier = await readPublication("content");
  if (!earlier.ok) putBack(earlier.errors.map(formatError).join("\n\n"));
  const kept = articlesToKeep(present.value, earlier.value, deployed);
  for (const { article, instead } of kept) {
    if (instead !== undefined) restoreFrom("HEAD", [folderOf(instead)]);
    restoreFrom("HEAD", [folderOf(article)]);
  }
  console.log(`content/ is as it was in ${commit.hash} of ${commit.date}.`);
  for (const { article } of kept) console.log(`Published since, and kept: ${article.file}`);
  const ready = await readyToDeploy("content", Date.now(), { first: false, dryRun: false });
  if ("problem" in ready) putBack(ready.problem);
} catch (cause) {
  putBack(cause instanceof Error ? cause.message : String(cause));
}
const { url, execArgv } = ownProgram(new URL("./deploy.ts", import.meta.url));
const { status } = spawnSync(process.execPath, [...execArgv, fileURLToPath(url)], {
  stdio: "inherit",
});
if (status === 0) console.log("Commit content/: this is what is online now.");
process.exitCode = status ?? 1;

function commitNames(): string[] {
  try {
    return parseArgs({ allowPositionals: true, options: {} }).positionals;
  } catch (cause) {
    return stop(cause instanceof Error ? cause.message : String(cause), 2);
  }
}

function putBack(problem: string): never {
  restoreFrom("HEAD");
  return stop(
    `${problem}\n\ncontent/ has been put back as it was. To take back single articles: git restore --source=<commit> <folder>, then npm run deploy.`,
  );
}

function stop(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
