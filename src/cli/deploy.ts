import "./failures.ts";
import { formatError } from "../content/content-error.ts";
import { withLock } from "../press/edition/folder-lock.ts";
import { deploymentFolder } from "./build/edition-folders.ts";
import { writeBillOfMaterials } from "./deploy/bill-of-materials.ts";
import { type DeployOptions, deployOptions } from "./deploy/deploy-options.ts";
import { frozenFolder, prepareDeployment, upload } from "./deploy/prepare-deployment.ts";
import { type Deployable, placeholderIn, readyToDeploy } from "./deploy/ready-to-deploy.ts";
import { recordDeployment } from "./deploy/record-deployment.ts";
import { lateNotice } from "./ledger/deployment-moment.ts";
import { ledgerPath, writeIntent } from "./ledger/file.ts";

/*
 * npm run deploy [-- options]: presses for production and deploys.
 *
 * --dry-run           does all but publish
 * --first             says that nothing of this publication has been deployed before
 * --message, --tag    are passed on to wrangler
 *
 * It stops while the channel still has an address or an authority that nobody can own, where readers
 * would lose something that they have seen, and where what was bundled is not fit to be deployed. What
 * is about to be published is written into content/published.json before, and settled there when the
 * deployment has succeeded. What was uploaded stays in .broadsheet/deploy/, with a list of the packages
 * in the Worker. A second deployment waits for the first.
 */
const options = deployOptions(process.argv.slice(2));
if ("problem" in options) stop(options.problem, 2);
process.exitCode = await withLock(deploymentFolder, () => deploy(options), {
  onWait: (holder) => console.error(`Waiting for process ${holder}, which is deploying.`),
});

/** @returns the exit status */
async function deploy(asked: DeployOptions): Promise<number> {
  const ready = await readyToDeploy("content", Date.now(), asked);
  if ("problem" in ready) return failed(ready.problem);
  const { publication, moment } = ready;
  const problem = await prepareDeployment({ url: publication.channel.url, pressed: moment });
  if (problem !== undefined) return failed(problem);
  if (!asked.dryRun) return publish(ready, asked.wrangler);
  const status = upload(["--dry-run", ...asked.wrangler]);
  if (status === 0) listPackages();
  const placeholder = placeholderIn(publication.channel);
  if (placeholder !== undefined) console.error(`Before the first deployment: ${placeholder}`);
  return status;
}

async function publish(ready: Deployable, args: readonly string[]): Promise<number> {
  const { publication, moment } = ready;
  const ledger = await writeIntent("content", ready.ledger, publication, moment);
  const status = upload(args);
  if (status !== 0) {
    return failed(
      `The deployment failed, but parts of it may be online. ${ledgerPath} notes what it was going to publish.\n` +
        "Fix the cause, and run npm run deploy again.",
      status,
    );
  }
  listPackages();
  const finished = Date.now();
  const recorded = await recordDeployment(frozenFolder, "content", { ...ready, ledger }, finished);
  if (!recorded.ok) return failed(recorded.errors.map(formatError).join("\n\n"));
  console.log(recorded.value.join("\n"));
  const late = lateNotice(moment, finished);
  if (late !== undefined) console.error(late);
  return 0;
}

function listPackages(): void {
  try {
    console.log(`${writeBillOfMaterials(deploymentFolder)} lists the packages in the Worker.`);
  } catch (cause) {
    // The Worker is online all the same, so this is no failure.
    console.error(`The packages in the Worker could not be listed: ${String(cause)}`);
  }
}

function failed(message: string, status = 1): number {
  console.error(message);
  return status;
}

function stop(message: string, status: number): never {
  process.exit(failed(message, status));
}
