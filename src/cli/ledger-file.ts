import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPlaceholder } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import {
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../content/content-error.ts";
import { gate } from "../content/gate.ts";
import {
  deployedByLedger,
  type Ledger,
  ledgerText,
  nextLedger,
  parseLedger,
} from "../content/ledger.ts";
import type { Publication } from "../content/manuscript.ts";
import { readSource, type SourceFile } from "../content/source-file.ts";

const path = "content/published.json";

/** The ledger as it was read, with its source. */
export interface LedgerFile {
  readonly ledger: Ledger;
  readonly source: SourceFile;
}

/** Reads the ledger of a content folder. Where there is none, nothing has been deployed yet. */
export async function readLedger(folder: string): Promise<Result<LedgerFile>> {
  const file = join(folder, "published.json");
  if (!(await exists(file))) return succeed({ ledger: new Map(), source: { path, text: "" } });
  const source = readSource(file, path);
  if (!source.ok) return source;
  const ledger = parseLedger(source.value);
  return ledger.ok ? succeed({ ledger: ledger.value, source: source.value }) : ledger;
}

/** What of the ledger would be lost. */
export function ledgerGate(
  { ledger, source }: LedgerFile,
  publication: Publication,
  now: Instant,
): ContentError[] {
  return gate(deployedByLedger(ledger, source, now), publication, now);
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
    ? `${path} now holds ${articles} articles, ${added} of them new: commit it.`
    : `${path} stays as it is.`;
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
  const next = nextLedger(ledger, publication, now);
  const text = ledgerText(next);
  const changed = text !== source.text;
  if (changed) {
    const aside = join(folder, `.published-${process.pid}.json`);
    await writeFile(aside, text);
    await rename(aside, join(folder, "published.json"));
  }
  const added = [...next.keys()].filter((id) => !ledger.has(id)).length;
  return succeed({ articles: next.size, added, changed });
}

async function exists(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch (cause) {
    // What is there and cannot be read is an error, and no empty ledger.
    return !(cause instanceof Error && "code" in cause && cause.code === "ENOENT");
  }
}
