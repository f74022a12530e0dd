import type { Instant } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { errorAt, type SourceFile } from "../../content/source-file.ts";
import { deploymentMoment } from "./deployment-moment.ts";
import { gate } from "./gate.ts";
import { highestNumber, type Ledger } from "./ledger.ts";
import { deployedByLedger, offsetOf } from "./ledger-format.ts";
import { shadowed } from "./shadowed.ts";

/** The ledger as it was read, with its source. */
export interface LedgerFile {
  readonly ledger: Ledger;
  readonly source: SourceFile;
}

/**
 * Everything that a deployment of this publication would take from readers, by the ledger: articles,
 * ids, addresses, the site's own address; and whether the ledger and this machine's clock can be
 * relied upon to say so.
 */
export function ledgerGate(
  { ledger, source }: LedgerFile,
  publication: Publication,
  clock: Instant,
): ContentError[] {
  const moment = deploymentMoment(clock, ledger.deployed);
  return [
    ...missingLine(ledger, source),
    ...movedSite(ledger, publication),
    ...(moment.ok ? [] : moment.errors),
    ...shadowed(publication),
    ...gate(deployedByLedger(ledger, source, clock), publication, clock),
  ];
}

/** The numbers of the lines have no gap. */
function missingLine(ledger: Ledger, source: SourceFile): ContentError[] {
  const numbers = new Set([...ledger.articles.values()].map((one) => one.number));
  const highest = highestNumber(ledger);
  let number = 1;
  while (numbers.has(number)) number += 1;
  if (number > highest) return [];
  const missing = highest - [...numbers].filter((one) => one !== undefined).length;
  return [
    errorAt(
      source,
      offsetOf(source, "lines"),
      `${missing === 1 ? "a line has" : `${missing} lines have`} been taken out of the ledger: number ${number}${missing === 1 ? "" : " is the first"}`,
      `restore it from the history: git log -p content/published.json; if it cannot be found, give its number to the last line and lower "lines"`,
    ),
  ];
}

/** Every link in the feeds begins with the site's address, and readers follow the feeds there. */
function movedSite({ url }: Ledger, { channel }: Publication): ContentError[] {
  if (url === undefined || url === channel.url) return [];
  return [
    fileError(
      "content/channel.yaml",
      `the site was published at ${url}, and url is now ${channel.url}`,
      `write url: ${url}; if the site moves, let every path of the old address redirect (308) to the new one for good, and write the new one as "url" in content/published.json`,
    ),
  ];
}
