import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPlaceholder } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { fail, fileError, type Result, succeed } from "../../content/content-error.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readSource, type SourceFile } from "../../content/source-file.ts";
import { ledgerText, parseLedger } from "./format.ts";
import { emptyLedger, intend, type Ledger, settle } from "./ledger.ts";

/** The path of the ledger in messages. */
export const ledgerPath = "content/published.json";

/** A ledger together with the text from which it was read. */
export interface LedgerFile {
  readonly ledger: Ledger;
  readonly source: SourceFile;
}

/** In bytes: several times the size of a ledger of 100,000 articles. */
const maxSize = 64_000_000;

/** Reads the ledger of a content folder. A file that does not exist gives an empty ledger and text. */
export async function readLedger(folder: string): Promise<Result<LedgerFile>> {
  const file = join(folder, "published.json");
  if (!existsSync(file)) {
    return succeed({ ledger: emptyLedger, source: { path: ledgerPath, text: "" } });
  }
  const source = readSource(file, ledgerPath, maxSize);
  if (!source.ok) return source;
  const ledger = parseLedger(source.value);
  return ledger.ok ? succeed({ ledger: ledger.value, source: source.value }) : ledger;
}

/** How writing a ledger changed it. */
export interface LedgerChange {
  /** How many articles it holds. */
  readonly articles: number;
  /** How many of them are new. */
  readonly added: number;
  /** False if the file already held exactly this. */
  readonly changed: boolean;
}

/** Describes the change of a ledger in a sentence. */
export function ledgerNews({ articles, added, changed }: LedgerChange): string {
  return changed
    ? `${ledgerPath} now holds ${articles} articles, ${added} of them new: commit it.`
    : `${ledgerPath} has not changed.`;
}

/**
 * Notes in the ledger what a deployment is about to publish. Because this is written before anything is
 * uploaded, the ledger knows all that readers may have seen, even if the deployment then fails.
 */
export async function writeIntent(
  folder: string,
  { ledger }: LedgerFile,
  publication: Publication,
  moment: Instant,
): Promise<LedgerFile> {
  const next = intend(ledger, publication, moment);
  const text = ledgerText(next);
  await replaceFile(folder, text);
  return { ledger: next, source: { path: ledgerPath, text } };
}

/**
 * Writes the ledger as it is after a deployment, in one step. A ledger that has not changed is not
 * written. An authority that is still a placeholder is an error, because its ids are not permanent.
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
        'write a domain that you own and a year as the authority, as in "your-domain.org,2026"',
      ),
    );
  }
  const next = settle(withHead(ledger, publication, now), publication, now);
  const text = ledgerText(next);
  const changed = text !== source.text;
  if (changed) await replaceFile(folder, text);
  const added = [...next.articles.keys()].filter((id) => !ledger.articles.has(id)).length;
  return succeed({ articles: next.articles.size, added, changed });
}

/** Gives a head to a ledger that has none: a new one, or one of version 1. */
function withHead(ledger: Ledger, publication: Publication, now: Instant): Ledger {
  return ledger.begun === undefined ? intend(ledger, publication, now) : ledger;
}

async function replaceFile(folder: string, text: string): Promise<void> {
  const aside = join(folder, `.published-${process.pid}.json`);
  try {
    await writeFile(aside, text);
    await rename(aside, join(folder, "published.json"));
  } finally {
    await rm(aside, { force: true });
  }
}
