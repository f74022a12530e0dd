import type { Instant } from "../../article/instant.ts";
import { earlyWithdrawals } from "../../content/check-articles.ts";
import { asWarning, type ContentError } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readPublication } from "../../content/read-publication.ts";
import type { Edition } from "../../press/edition/press-edition.ts";
import { pressPublication } from "../../press/edition/press-publication.ts";
import { defect } from "../../press/press-error.ts";
import { cacheFolder } from "../build/edition-folders.ts";
import { type LedgerFile, readLedger } from "../ledger/file.ts";
import { gate } from "../ledger/gate.ts";
import { forgotten } from "../ledger/history.ts";
import { ledgerGate, pendingGate } from "../ledger/ledger-gate.ts";
import { readDeployed } from "../ledger/read-deployed.ts";
import { editionUsage } from "../limits/count-usage.ts";
import { judgeUsage } from "../limits/judge-usage.ts";
import { deadLinks, deadTargets } from "./dead-links.ts";
import { linkChecker } from "./link-faults.ts";
import { looseEnds } from "./loose-ends.ts";

/** What a check found, and what it read to find it. */
export interface Checked {
  readonly reports: readonly ContentError[];
  /** Undefined if it could not be read. */
  readonly publication?: Publication | undefined;
  /** Undefined if it could not be read. */
  readonly ledger?: LedgerFile | undefined;
}

/**
 * Checks a whole content folder for what stops the build and for what readers would stumble over. It writes
 * nothing.
 *
 * @param against the path or address of a feed or a ledger that lists what is deployed; the content is
 *   compared with it as well as with the folder's own ledger
 */
export async function checkContent(
  folder: string,
  now: Instant,
  against?: string,
): Promise<Checked> {
  const read = await readPublication(folder, undefined, cacheFolder);
  const ledger = await readLedger(folder);
  const ledgerErrors = ledger.ok ? [] : ledger.errors;
  if (!read.ok) return { reports: [...read.errors, ...ledgerErrors] };
  const publication = read.value;
  const reports: ContentError[] = [
    ...read.warnings,
    ...earlyWithdrawals(publication.manuscripts, now),
    ...ledgerErrors,
  ];
  const edition = await press(publication);
  if ("severity" in edition) reports.push(edition);
  else {
    const faultOf = linkChecker(publication, edition, now);
    reports.push(
      ...(await deadTargets(folder, publication, faultOf, now)),
      ...(await deadLinks(folder, publication, faultOf, now)),
      ...judgeUsage(editionUsage(edition)),
    );
  }
  reports.push(
    ...(await looseEnds(folder, publication)),
    ...(ledger.ok ? await ledgerReports(folder, ledger.value, publication, now) : []),
  );
  if (against !== undefined) {
    // The ledger and a feed may both miss an article. One report of it is enough.
    const known = new Set(reports.map(({ message }) => message));
    const missed = await compareWithDeployed(against, publication, now);
    reports.push(...missed.filter(({ message }) => !known.has(message)));
  }
  return { reports, publication, ledger: ledger.ok ? ledger.value : undefined };
}

/**
 * What the ledger and its history say. Pending articles give only warnings, because this does not ask the
 * site whether it has them.
 */
async function ledgerReports(
  folder: string,
  ledger: LedgerFile,
  publication: Publication,
  now: Instant,
): Promise<ContentError[]> {
  const pending = await pendingGate(ledger, publication, now, async () => undefined);
  return [
    ...forgotten(folder, ledger),
    ...ledgerGate(ledger, publication, now),
    ...pending.map(asWarning),
  ];
}

/** Presses in memory, because the press proof-reads the feeds. */
async function press(publication: Publication): Promise<Edition | ContentError> {
  try {
    return await pressPublication(publication, cacheFolder);
  } catch (cause) {
    return defect("content", cause);
  }
}

async function compareWithDeployed(
  source: string,
  publication: Publication,
  now: Instant,
): Promise<readonly ContentError[]> {
  const deployed = await readDeployed(source, now);
  if (!deployed.ok) return deployed.errors;
  return [...deployed.warnings, ...gate(deployed.value, publication, now)];
}
