import { type Channel, isPlaceholder } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { readChannel } from "../../content/channel/read-channel.ts";
import { type ContentError, formatError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readPublication } from "../../content/read-publication.ts";
import { deploymentMoment } from "../ledger/deployment-moment.ts";
import { type LedgerFile, readLedger } from "../ledger/file.ts";
import { forgotten } from "../ledger/history.ts";
import { absentLedger, askSite, ledgerGate, pendingGate } from "../ledger/ledger-gate.ts";

/** A publication that may be deployed, with the ledger of earlier deployments. */
export interface Deployable {
  readonly publication: Publication;
  readonly ledger: LedgerFile;
  /** The moment of the deployment. Its edition takes the same moment. */
  readonly moment: Instant;
}

/**
 * Reads the content and the ledger, or says why they cannot be deployed: one of them has an error, the
 * address or the authority is a placeholder, the clock is wrong, or readers would lose something that they
 * have seen. A placeholder does not stop a dry run.
 *
 * @param first whether the user confirms that this is the first deployment
 */
export async function readyToDeploy(
  folder: string,
  now: Instant,
  { first, dryRun }: { readonly first: boolean; readonly dryRun: boolean },
): Promise<Deployable | { readonly problem: string }> {
  const publication = await readPublication(folder);
  if (!publication.ok) return refused(publication.errors);
  const placeholder = placeholderIn(publication.value.channel);
  if (placeholder !== undefined && !dryRun) return { problem: placeholder };
  const ledger = await readLedger(folder);
  if (!ledger.ok) return refused(ledger.errors);
  const lost = [
    ...absentLedger(ledger.value, first),
    ...(first ? [] : forgotten(folder, ledger.value)),
    ...ledgerGate(ledger.value, publication.value, now),
    ...(await pendingGate(ledger.value, publication.value, now, askSite)),
  ];
  const moment = deploymentMoment(now, ledger.value.ledger.deployed);
  if (lost.length > 0 || !moment.ok) {
    return { problem: `${lost.map(formatError).join("\n\n")}\n\nNothing was deployed.` };
  }
  return { publication: publication.value, ledger: ledger.value, moment: moment.value };
}

/** Says which placeholder the channel still has and what to write instead; undefined if it has none. */
export function placeholderIn({ url, authority }: Channel): string | undefined {
  if (isPlaceholder(new URL(url).hostname)) {
    return (
      `content/channel.yaml: url is still the placeholder ${url}.\n` +
      "Write the address of your site, as in https://news.your-domain.org. Every link in the feeds begins with it."
    );
  }
  if (isPlaceholder(authority.split(",")[0] ?? "")) {
    return (
      `content/channel.yaml: authority is still the placeholder ${authority}.\n` +
      'Write a domain that you own and a year, as in "your-domain.org,2026". It becomes part of every permanent id, so you can never change it after the first deployment.'
    );
  }
  return undefined;
}

/** Whether this runs in Workers Builds, Cloudflare's own continuous integration. */
export function inWorkersBuilds(env: NodeJS.ProcessEnv): boolean {
  return env["WORKERS_CI"] === "1";
}

/**
 * Says whether Workers Builds may deploy a publication. It cannot commit the ledger, so it may show a
 * publication that has never been published, and nothing else.
 *
 * @returns why not; undefined if it may
 */
export async function refusalOfWorkersBuilds(content: string): Promise<string | undefined> {
  const channel = await readChannel(content);
  const ledger = await readLedger(content);
  if (!channel.ok || !ledger.ok) return undefined;
  const isNew = ledger.value.ledger.begun === undefined;
  if (isNew && placeholderIn(channel.value.channel) !== undefined) return undefined;
  return (
    "Workers Builds cannot commit content/published.json, the record of what readers have seen.\n" +
    "Disconnect the repository in Cloudflare's dashboard, and deploy with .github/workflows/deploy.yml or from your own computer.\n" +
    "docs/deploying.md says how. Nothing was deployed."
  );
}

function refused(errors: readonly ContentError[]) {
  return { problem: errors.map(formatError).join("\n\n") };
}
