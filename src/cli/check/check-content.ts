import type { Instant } from "../../article/instant.ts";
import { asWarning, type ContentError } from "../../content/content-error.ts";
import { earlyWithdrawals } from "../../content/early-withdrawals.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readPublication } from "../../content/read-publication.ts";
import type { Edition } from "../../press/edition/press-edition.ts";
import { defect } from "../../press/workers/press-file.ts";
import { pressPublication } from "../../press/workers/press-publication.ts";
import { cacheFolder } from "../build/edition-folders.ts";
import { readDeployed } from "../ledger/deployed.ts";
import { gate } from "../ledger/gate.ts";
import { readLedger } from "../ledger/ledger-file.ts";
import { type LedgerFile, ledgerGate } from "../ledger/ledger-gate.ts";
import { forgotten } from "../ledger/ledger-history.ts";
import { pendingGate } from "../ledger/pending.ts";
import { orphans } from "./orphans.ts";
import { deadLinks } from "./site-links.ts";
import { unusedFiles } from "./unused-files.ts";

/** What a check found, and what it read on the way. */
export interface Checked {
  readonly reports: readonly ContentError[];
  /** Absent where it could not be read. */
  readonly publication?: Publication | undefined;
  /** Absent where it could not be read. */
  readonly ledger?: LedgerFile | undefined;
}

/**
 * Checks a content folder whole: what the build checks, and what readers would stumble over. Writes
 * nothing.
 *
 * @param against feed or ledger, a file or an address, that says what is deployed; compared besides
 *   the folder's own ledger
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
  else reports.push(...(await deadLinks(folder, publication, edition, now)));
  reports.push(
    ...(await unusedFiles(folder, publication)),
    ...(await orphans(folder, publication)),
    ...(ledger.ok ? await ledgerReports(folder, ledger.value, publication, now) : []),
  );
  if (against !== undefined) {
    // The ledger and a feed may miss the same article: the first to say so is enough.
    const said = new Set(reports.map(({ message }) => message));
    const missed = await againstDeployed(against, publication, now);
    reports.push(...missed.filter(({ message }) => !said.has(message)));
  }
  return { reports, publication, ledger: ledger.ok ? ledger.value : undefined };
}

/** What the ledger and its history say. The network is not used, so what is pending stays open. */
async function ledgerReports(
  folder: string,
  ledger: LedgerFile,
  publication: Publication,
  now: Instant,
): Promise<ContentError[]> {
  const open = await pendingGate(ledger, publication, now, async () => undefined);
  return [
    ...forgotten(folder, ledger),
    ...ledgerGate(ledger, publication, now),
    ...open.map(asWarning),
  ];
}

/** The proof-reading is a part of the press. */
async function press(publication: Publication): Promise<Edition | ContentError> {
  try {
    return await pressPublication(publication, cacheFolder);
  } catch (cause) {
    return defect("content", cause);
  }
}

async function againstDeployed(
  source: string,
  publication: Publication,
  now: Instant,
): Promise<readonly ContentError[]> {
  const deployed = await readDeployed(source, now);
  if (!deployed.ok) return deployed.errors;
  return [...deployed.warnings, ...gate(deployed.value, publication, now)];
}
