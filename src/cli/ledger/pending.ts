import { articlePath } from "../../article/article.ts";
import type { Instant } from "../../article/instant.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { gate } from "./gate.ts";
import { entriesOf, isSame } from "./ledger.ts";
import { deployedBy } from "./ledger-format.ts";
import type { LedgerFile } from "./ledger-gate.ts";

/** Whether readers can see an address; undefined where nobody answers. */
export type IsPublic = (address: string) => Promise<boolean | undefined>;

/**
 * What this publication would take from readers if a deployment that failed has published something
 * all the same. The site is asked where that makes a difference, and nowhere else: what it does not
 * have was not published, and does not count.
 */
export async function pendingGate(
  { ledger, source }: LedgerFile,
  publication: Publication,
  now: Instant,
  isPublic: IsPublic,
): Promise<ContentError[]> {
  const errors: ContentError[] = [];
  const present = new Map(entriesOf(publication));
  for (const one of ledger.pending) {
    const [id, entry] = one;
    const there = present.get(id);
    if (there !== undefined && isSame(there, entry)) continue;
    const found = gate(deployedBy(new Map([one]), source, now), publication, now);
    if (found.length === 0) continue;
    const address = publication.channel.url + articlePath(entry);
    const answer = await isPublic(address);
    if (answer === false) continue;
    errors.push(...found.map((error) => (answer === true ? error : undecided(error, address))));
  }
  return errors;
}

/** Asks a site over the network. An article that is withdrawn, or has another slug, is public too. */
export const askSite: IsPublic = async (address) => {
  try {
    const signal = AbortSignal.timeout(10_000);
    const { status } = await fetch(address, { method: "HEAD", redirect: "manual", signal });
    if (status === 404) return false;
    return status < 400 || status === 410 ? true : undefined;
  } catch {
    return undefined;
  }
};

function undecided(error: ContentError, address: string): ContentError {
  return {
    ...error,
    message: `${error.message} (the deployment failed, and ${address} does not answer, so nobody knows)`,
    fix: `${error.fix}; or if ${address} was never online, take its line out of "pending" in the ledger`,
  };
}
