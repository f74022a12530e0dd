import { articlePath } from "../../article/article.ts";
import type { Instant } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { errorAt, type SourceFile } from "../../content/source-file.ts";
import { deploymentMoment } from "./deployment-moment.ts";
import { type LedgerFile, ledgerPath } from "./file.ts";
import { deployedByLedger, deployedEntries, offsetOf } from "./format.ts";
import { gate } from "./gate.ts";
import { entriesOf, highestNumber, isSame, type Ledger } from "./ledger.ts";
import { changedAuthority, hiddenByRedirects, movedSite } from "./site-gate.ts";

/**
 * Finds everything that readers would lose if this publication were deployed, according to the ledger:
 * articles, ids, addresses and the site's own address. It also reports a ledger that has lost a line and a
 * clock that is wrong, because neither can be trusted.
 */
export function ledgerGate(
  { ledger, source }: LedgerFile,
  publication: Publication,
  clock: Instant,
): ContentError[] {
  const moment = deploymentMoment(clock, ledger.deployed);
  const losses = gate(deployedByLedger(ledger, source, clock), publication, clock);
  return [
    ...missingLines(ledger, source),
    ...movedSite(ledger, publication),
    ...(moment.ok ? [] : moment.errors),
    ...hiddenByRedirects(publication),
    // The gate knows the authority from the ids that were made with it.
    ...(losses.some(({ file }) => file === "content/channel.yaml")
      ? []
      : changedAuthority(ledger, publication)),
    ...losses,
  ];
}

/**
 * Checks that the ledger is missing only before the first deployment. Without a ledger, Broadsheet cannot
 * know what readers have seen, so the user must confirm that they have seen nothing.
 *
 * @param first whether the user confirms that this is the first deployment
 */
export function absentLedger({ source }: LedgerFile, first: boolean): ContentError[] {
  const isAbsent = source.text === "";
  if (isAbsent === first) return [];
  return [
    isAbsent
      ? fileError(
          ledgerPath,
          "there is no ledger, so nobody knows what readers have seen",
          "if this publication has never been deployed, run npm run deploy -- --first; otherwise restore the file from git, or copy it from the machine that deployed last",
        )
      : fileError(
          ledgerPath,
          "there is a ledger, so this is not the first deployment",
          "run npm run deploy without --first",
        ),
  ];
}

/** Lines are numbered from 1, so a gap in the numbers means that a line is missing. */
function missingLines(ledger: Ledger, source: SourceFile): ContentError[] {
  const numbers = new Set([...ledger.articles.values()].map((entry) => entry.number));
  const highest = highestNumber(ledger);
  let first = 1;
  while (numbers.has(first)) first += 1;
  if (first > highest) return [];
  const missing = highest - [...numbers].filter((number) => number !== undefined).length;
  return [
    errorAt(
      source,
      offsetOf(source, "lines"),
      missing === 1
        ? `a line is missing from the ledger: number ${first}`
        : `${missing} lines are missing from the ledger: the first is number ${first}`,
      `restore it from git: git log -p content/published.json shows it; if it cannot be found, give its number to the last line and lower "lines"`,
    ),
  ];
}

/** Asks whether readers can see an address; undefined means that the site gave no clear answer. */
export type IsPublic = (address: string) => Promise<boolean | undefined>;

/**
 * Finds what readers would lose if a deployment that failed has nevertheless published its articles. It
 * asks the site about an article only if the answer makes a difference. What the site does not have was
 * never published, so it does not count.
 */
export async function pendingGate(
  { ledger, source }: LedgerFile,
  publication: Publication,
  now: Instant,
  isPublic: IsPublic,
): Promise<ContentError[]> {
  const errors: ContentError[] = [];
  const present = new Map(entriesOf(publication));
  for (const [id, entry] of ledger.pending) {
    const current = present.get(id);
    if (current !== undefined && isSame(current, entry)) continue;
    const deployed = deployedEntries(new Map([[id, entry]]), source, now);
    const losses = gate(deployed, publication, now);
    if (losses.length === 0) continue;
    const address = publication.channel.url + articlePath(entry);
    const answer = await isPublic(address);
    if (answer === false) continue;
    errors.push(...losses.map((error) => (answer === true ? error : undecided(error, address))));
  }
  return errors;
}

/** Asks the site over the network. A withdrawn article, or one under another slug, is public too. */
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
    message: `${error.message} (the last deployment failed, and ${address} does not answer, so nobody knows whether readers have seen it)`,
    fix: `${error.fix}; or, if ${address} was never online, remove its line from "pending" in the ledger`,
  };
}
