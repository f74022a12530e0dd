import { formatError } from "../content/content-error.ts";
import { withLock } from "../press/edition/folder-lock.ts";
import { deploymentFolder } from "./build/edition-folders.ts";
import { argumentsOf } from "./command.ts";
import { deploy } from "./commands.ts";
import { writeBillOfMaterials } from "./deploy/bill-of-materials.ts";
import { frozenFolder, prepareDeployment, upload } from "./deploy/prepare-deployment.ts";
import { type Deployable, placeholderIn, readyToDeploy } from "./deploy/ready-to-deploy.ts";
import { recordDeployment } from "./deploy/record-deployment.ts";
import { setUpSecret } from "./deploy/set-up-secret.ts";
import { lateNotice } from "./ledger/deployment-moment.ts";
import { ledgerPath, writeIntent } from "./ledger/file.ts";

/*
 * npm run deploy: presses content/ for production and deploys it.
 *
 * It stops if the channel's address or authority is still a placeholder, if readers would lose something
 * that they have seen, or if the bundle fails its check. Before it uploads anything, it notes in
 * content/published.json what it is going to publish; after a success it records this there. What it
 * uploaded stays in .broadsheet/deploy/, with a list of the packages in the Worker. A second deployment
 * waits for the first.
 */
const { values } = argumentsOf(deploy);
const forWrangler = (["message", "tag"] as const).flatMap((name) =>
  values[name] === undefined ? [] : [`--${name}=${values[name]}`],
);
process.exitCode = await withLock(deploymentFolder, deployContent, {
  onWait: (holder) => console.error(`Waiting for process ${holder}, which is deploying.`),
});

/** @returns the exit status */
async function deployContent(): Promise<number> {
  const { first = false, "dry-run": dryRun = false } = values;
  const ready = await readyToDeploy("content", Date.now(), { first, dryRun });
  if ("problem" in ready) return failed(ready.problem);
  const { publication, moment } = ready;
  const problem = await prepareDeployment({ url: publication.channel.url, pressed: moment });
  if (problem !== undefined) return failed(problem);
  if (!dryRun) return publish(ready);
  const status = upload(["--dry-run", ...forWrangler]);
  if (status === 0) listPackages();
  const placeholder = placeholderIn(publication.channel);
  if (placeholder !== undefined) console.error(`Before you deploy:\n${placeholder}`);
  return status;
}

async function publish(ready: Deployable): Promise<number> {
  const { publication, moment } = ready;
  const ledger = await writeIntent("content", ready.ledger, publication, moment);
  const status = upload(forWrangler);
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
  const secretNews = setUpSecret(process.env);
  if (secretNews !== undefined) console.error(secretNews);
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
