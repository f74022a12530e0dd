import { formatError, formatFinding } from "../content/content-error.ts";
import { withLock } from "../press/edition/folder-lock.ts";
import { deploymentFolder, productionFolder } from "./build/edition-folders.ts";
import { argumentsOf, stop } from "./command.ts";
import { deploy } from "./commands.ts";
import { writeBillOfMaterials } from "./deploy/bill-of-materials.ts";
import { checkLimits } from "./deploy/check-limits.ts";
import { frozenFolder, prepareDeployment, upload } from "./deploy/prepare-deployment.ts";
import {
  type Deployable,
  inWorkersBuilds,
  placeholderIn,
  readyToDeploy,
  refusalOfWorkersBuilds,
} from "./deploy/ready-to-deploy.ts";
import { recordDeployment } from "./deploy/record-deployment.ts";
import { setUpSecret } from "./deploy/set-up-secret.ts";
import { deployStaging } from "./deploy/staging.ts";
import { neededMedia, settleMedia, storeMedia } from "./deploy/store-media.ts";
import { lateNotice } from "./ledger/deployment-moment.ts";
import { ledgerPath, writeIntent } from "./ledger/file.ts";
import { type Bucket, mediaBucket } from "./settings/media-bucket.ts";

/*
 * npm run deploy: presses content/ for production and deploys it.
 *
 * It stops if the channel's address or authority is still a placeholder, if readers would lose something
 * that they have seen, if the bundle fails its check, or if it is more than Cloudflare allows. Before it
 * uploads anything, it notes in content/published.json what it is going to publish; after a success it
 * records this there. What it uploaded stays in .broadsheet/deploy/, with a list of the packages in the
 * Worker. A second deployment waits for the first.
 *
 * With --name, and in Workers Builds before the first deployment, it only shows the content
 * (deploy/staging.ts).
 */
const { values } = argumentsOf(deploy);
if (values.first === true && values.name !== undefined) {
  stopAt(
    "--first cannot stand beside --name",
    "leave --first out: only your own Worker has a ledger",
  );
}
if (values.url !== undefined && values.name === undefined) {
  stopAt("--url needs --name", "write the address of your site into content/channel.yaml");
}
const forWrangler = (["message", "tag"] as const).flatMap((name) =>
  values[name] === undefined ? [] : [`--${name}=${values[name]}`],
);
process.exitCode = await withLock(deploymentFolder, deployContent, {
  onWait: (holder) => console.error(`Waiting for process ${holder}, which is deploying.`),
});

/** @returns the exit status */
async function deployContent(): Promise<number> {
  const { first = false, "dry-run": dryRun = false, name, url } = values;
  const isFirstLook = !dryRun && name === undefined && inWorkersBuilds(process.env);
  if (isFirstLook) {
    const refusal = await refusalOfWorkersBuilds("content");
    if (refusal !== undefined) return failed(refusal);
  }
  if (isFirstLook || name !== undefined) {
    return deployStaging({ name, url, dryRun, forWrangler }, Date.now());
  }
  const ready = await readyToDeploy("content", Date.now(), { first, dryRun });
  if ("problem" in ready) return failed(ready.problem);
  const { publication, moment } = ready;
  const bucket = await mediaBucket(publication.channel, ".");
  if (!bucket.ok) return failed(bucket.errors.map(formatError).join("\n\n"));
  const expected = { url: publication.channel.url, pressed: moment };
  const problem =
    (await prepareDeployment(expected, productionFolder, bucket.value !== undefined)) ??
    checkLimits();
  if (problem !== undefined) return failed(problem);
  if (!dryRun) return publish(ready, bucket.value);
  if (bucket.value !== undefined) {
    console.log(
      `The bucket ${bucket.value.name} would hold ${neededMedia().length} files of this edition.`,
    );
  }
  const status = upload(["--dry-run", ...forWrangler]);
  if (status === 0) listPackages();
  const placeholder = placeholderIn(publication.channel);
  if (placeholder !== undefined) console.error(`Before you deploy:\n${placeholder}`);
  return status;
}

/** @param bucket takes the media; undefined if they are among the assets */
async function publish(ready: Deployable, bucket: Bucket | undefined): Promise<number> {
  const { publication, moment } = ready;
  const stored = bucket === undefined ? undefined : await storeMedia(bucket, moment);
  if (stored?.ok === false) {
    return failed(`${stored.errors.map(formatError).join("\n\n")}\n\nNothing was deployed.`);
  }
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
  if (bucket !== undefined && stored !== undefined) {
    const left = await settleMedia(bucket, stored.value, moment);
    if (left !== undefined) console.error(left);
  }
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

function stopAt(message: string, fix: string): never {
  return stop(formatFinding({ message, fix }), 2);
}

function failed(message: string, status = 1): number {
  console.error(message);
  return status;
}
