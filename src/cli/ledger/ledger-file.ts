import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPlaceholder } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { fail, fileError, type Result, succeed } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readSource } from "../../content/source-file.ts";
import { emptyLedger, intend, type Ledger, settle } from "./ledger.ts";
import { ledgerText, parseLedger } from "./ledger-format.ts";
import type { LedgerFile } from "./ledger-gate.ts";

/** Where the ledger lies, for messages. */
export const ledgerPath = "content/published.json";

/** Bytes of a ledger of 100,000 articles, several times. */
const largest = 64_000_000;

/**
 * Reads the ledger of a content folder. Where there is none, nothing has been deployed yet: then it is
 * empty, and so is the text of its source.
 */
export async function readLedger(folder: string): Promise<Result<LedgerFile>> {
  const file = join(folder, "published.json");
  if (!existsSync(file)) {
    return succeed({ ledger: emptyLedger, source: { path: ledgerPath, text: "" } });
  }
  const source = readSource(file, ledgerPath, largest);
  if (!source.ok) return source;
  const ledger = parseLedger(source.value);
  return ledger.ok ? succeed({ ledger: ledger.value, source: source.value }) : ledger;
}

/** What became of a ledger. */
export interface LedgerChange {
  /** How many articles it holds. */
  readonly articles: number;
  /** How many of them are new. */
  readonly added: number;
  /** False where it held the same before. */
  readonly changed: boolean;
}

/** The change of a ledger in a sentence. */
export function ledgerNews({ articles, added, changed }: LedgerChange): string {
  return changed
    ? `${ledgerPath} now holds ${articles} articles, ${added} of them new: commit it.`
    : `${ledgerPath} stays as it is.`;
}

/**
 * Writes into the ledger what a deployment is about to publish, before anything is uploaded: whatever
 * becomes of the deployment, nothing that readers have seen is then unknown.
 */
export async function writeIntent(
  folder: string,
  { ledger }: LedgerFile,
  publication: Publication,
  moment: Instant,
): Promise<LedgerFile> {
  const next = intend(ledger, publication, moment);
  const text = ledgerText(next);
  await replace(folder, text);
  return { ledger: next, source: { path: ledgerPath, text } };
}

/**
 * Writes the ledger as it is after a deployment, whole or not at all. The same articles leave the file
 * untouched. The ids of a placeholder are not worth keeping: they are refused.
 */
export async function writeLedger(
  folder: string,
  { ledger, source }: LedgerFile,
  publication: Publication,
  now: Instant,
): Promise<Result<LedgerChange>> {
  const { authority } = publication.channel;
  if (isPlaceholder(authority.split(",")[0] ?? "")) {
    return fail(
      fileError(
        "content/channel.yaml",
        `the authority is still the placeholder ${authority}, so no id is permanent yet`,
        'write a domain that you own and the year as authority, as in "your-university.edu,2026"',
      ),
    );
  }
  const next = settle(begun(ledger, publication, now), publication, now);
  const text = ledgerText(next);
  const changed = text !== source.text;
  if (changed) await replace(folder, text);
  const added = [...next.articles.keys()].filter((id) => !ledger.articles.has(id)).length;
  return succeed({ articles: next.articles.size, added, changed });
}

/** A ledger that was just made, or is of version 1, has no head yet. */
function begun(ledger: Ledger, publication: Publication, now: Instant): Ledger {
  return ledger.begun === undefined ? intend(ledger, publication, now) : ledger;
}

async function replace(folder: string, text: string): Promise<void> {
  const aside = join(folder, `.published-${process.pid}.json`);
  try {
    await writeFile(aside, text);
    await rename(aside, join(folder, "published.json"));
  } finally {
    await rm(aside, { force: true });
  }
}
