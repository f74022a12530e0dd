import "./failures.ts";
import { spawnSync } from "node:child_process";
import { formatError } from "../content/content-error.ts";
import { lateNotice } from "../content/deployment-moment.ts";
import { lineageFile } from "../press/lineage-file.ts";
import { deployOptions } from "./deploy-options.ts";
import { keepLineage } from "./keep-lineage.ts";
import { ledgerNews, ledgerPath, writeIntent, writeLedger } from "./ledger-file.ts";
import { listMaterials, metafileName } from "./list-materials.ts";
import { readyToDeploy } from "./ready-to-deploy.ts";

/*
 * npm run deploy [-- options]: presses for production and deploys.
 *
 * --dry-run           does all but publish
 * --first             says that nothing of this publication has been deployed before
 * --message, --tag    are passed on to wrangler
 *
 * It stops while the channel still has an address or an authority that nobody can own, and where
 * readers would lose something that they have seen. What is about to be published is written into
 * content/published.json before, and settled there when the deployment has succeeded. A list of the
 * packages in the Worker is written into dist/.
 */
const options = deployOptions(process.argv.slice(2));
if ("problem" in options) stop(options.problem, 2);
const ready = await readyToDeploy("content", Date.now(), options);
if ("problem" in ready) stop(ready.problem);
const { publication, ledger, moment } = ready;

// A base for development would end up in every link of the site, and drafts before the public.
const { BASE_URL: _, PREVIEW: __, SOURCE_DATE_EPOCH: ___, ...rest } = process.env;
const env = { ...rest, DEPLOYED: String(moment) };
const metafile = ["--metafile", `dist/${metafileName}`];
const args = [...(options.dryRun ? ["--dry-run"] : []), ...options.wrangler, ...metafile];
const intent = options.dryRun ? ledger : await writeIntent("content", ledger, publication, moment);
const { status } = spawnSync("wrangler", ["deploy", ...args], { stdio: "inherit", env });
if (status === 0) tellMaterials();
if (!options.dryRun) {
  if (status !== 0) {
    stop(
      `The deployment failed, but a part of it may be online. ${ledgerPath} notes what it was to publish.\n` +
        "Mend the cause and run npm run deploy again: it settles this.",
      status ?? 1,
    );
  }
  const finished = Date.now();
  const written = await writeLedger("content", intent, publication, finished);
  if (!written.ok) stop(written.errors.map(formatError).join("\n\n"));
  console.log(ledgerNews(written.value));
  if (await keepLineage("dist", "content", moment)) {
    console.log(`content/${lineageFile} knows this deployment: commit it, too.`);
  }
  const late = lateNotice(moment, finished);
  if (late !== undefined) console.error(late);
}
process.exitCode = status ?? 1;

function tellMaterials(): void {
  try {
    console.log(`${listMaterials("dist")} lists the packages in the Worker.`);
  } catch (cause) {
    // What is deployed is deployed.
    console.error(`The packages in the Worker could not be listed: ${String(cause)}`);
  }
}

function stop(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
