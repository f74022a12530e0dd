import { readChannel } from "../../content/channel/read-channel.ts";
import { readLedger } from "../ledger/file.ts";
import { placeholderIn } from "./ready-to-deploy.ts";

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
