import { writeFileSync } from "node:fs";
import { isOrigin } from "../../article/channel.ts";
import {
  type ContentError,
  type Finding,
  formatError,
  formatFinding,
} from "../../content/content-error.ts";
import { readPublication } from "../../content/read-publication.ts";
import { deploymentFolder, stagingFolder } from "../build/edition-folders.ts";
import { mediaBucket } from "../settings/media-bucket.ts";
import { readSettings, type Settings } from "../settings/wrangler-toml.ts";
import { checkLimits } from "./check-limits.ts";
import { prepareDeployment, upload } from "./prepare-deployment.ts";
import { storeMedia } from "./store-media.ts";

/** What the user asks for besides the content. */
export interface StagingOptions {
  /** The Worker; undefined for the one that `wrangler.toml` names. */
  readonly name: string | undefined;
  /** Its address. Without it, links lead to the channel's own. */
  readonly url: string | undefined;
  readonly dryRun: boolean;
  /** More arguments for `wrangler deploy`. */
  readonly forWrangler: readonly string[];
}

/**
 * Deploys the content to a Worker to be looked at. No ledger is read or written and no gate is asked, so
 * nothing that this shows counts as published.
 *
 * @returns the exit status
 */
export async function deployStaging(
  { name, url, dryRun, forWrangler }: StagingOptions,
  now: number,
): Promise<number> {
  const settings = await readSettings(".");
  if (!settings.ok) return failed(settings.errors);
  const own = String(settings.value["name"]);
  const problem = name === undefined ? undefined : stagingProblem(name, url, own);
  if (problem !== undefined) return failed([], formatFinding(problem), 2);
  const publication = await readPublication("content");
  if (!publication.ok) return failed(publication.errors);
  const bucket = await mediaBucket(publication.value.channel, ".");
  if (!bucket.ok) return failed(bucket.errors);
  const address = url ?? publication.value.channel.url;
  const expected = { url: address, pressed: now };
  const refused =
    (await prepareDeployment(expected, stagingFolder, bucket.value !== undefined, url)) ??
    checkLimits();
  if (refused !== undefined) return failed([], refused);
  if (bucket.value !== undefined && !dryRun) {
    const stored = await storeMedia(bucket.value, now);
    if (!stored.ok) return failed(stored.errors);
  }
  const worker = name ?? own;
  const config = `${deploymentFolder}/staging.json`;
  writeFileSync(config, JSON.stringify(stagingSettings(settings.value, worker), null, 2));
  const status = upload([`--config=${config}`, ...(dryRun ? ["--dry-run"] : []), ...forWrangler]);
  if (status !== 0 || dryRun) return status;
  console.log(
    `Only the Worker ${worker} has changed. Nothing counts as published, and content/published.json is as it was.`,
  );
  if (url === undefined) {
    console.log(
      `Links in its feeds lead to ${address}. To make them lead to the Worker itself, add --name ${worker} --url and its address.`,
    );
  }
  return 0;
}

/**
 * The settings for another Worker of the same site. It has the same bindings, with counters of its own, and
 * answers at `workers.dev` only: a route or a domain would be taken away from the site's own Worker.
 */
export function stagingSettings(settings: Settings, worker: string): Settings {
  const kept = Object.entries(settings).filter(([key]) => !leftOut.has(key));
  return { ...Object.fromEntries(kept), name: worker, workers_dev: true };
}

/** Addresses of the site's own Worker, and what concerns a bundle that is still to be made. */
const leftOut = new Set(["route", "routes", "main", "build", "alias", "env"]);

/** What is wrong with the name or the address of a Worker for staging. */
export function stagingProblem(
  name: string,
  url: string | undefined,
  own: string,
): Finding | undefined {
  if (name === own) {
    return {
      message: `${name} is the publication's own Worker`,
      fix: `write another name, such as ${name}-staging, or deploy without --name`,
    };
  }
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
    return {
      message: `${JSON.stringify(name)} cannot be the name of a Worker`,
      fix: "write up to 63 small letters, digits and hyphens",
    };
  }
  if (url === undefined || isOrigin(url)) return undefined;
  return {
    message: `${JSON.stringify(url)} is not the address of a site`,
    fix: `write it without a slash at the end, as in https://${name}.example.workers.dev`,
  };
}

function failed(errors: readonly ContentError[], message = "", status = 1): number {
  console.error([...errors.map(formatError), ...(message === "" ? [] : [message])].join("\n\n"));
  return status;
}
