import { spawnSync } from "node:child_process";
import { toRfc3339 } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import { type LedgerFile, ledgerPath } from "./file.ts";

/**
 * Finds what the history in git has and the ledger does not: the file itself, or lines that were removed
 * from it, by hand or in a merge. Outside git it finds nothing, and in a shallow clone only recent losses.
 */
export function forgotten(folder: string, { ledger, source }: LedgerFile): ContentError[] {
  if (source.text === "") return forgottenFile(folder);
  const { begun } = ledger;
  if (begun === undefined) return [];
  const known = new Set(ledger.articles.keys());
  const errors: ContentError[] = [];
  for (const [id, line] of everWritten(folder, `"begun": "${toRfc3339(begun)}"`)) {
    if (known.has(id)) continue;
    errors.push(
      fileError(
        ledgerPath,
        `the line of ${id} has been removed from the ledger`,
        `put it back under "articles": ${line}`,
      ),
    );
  }
  return errors;
}

function forgottenFile(folder: string): ContentError[] {
  const commit = git(folder, ["log", "-1", "--diff-filter=AM", "--format=%h"])?.trim();
  if (commit === undefined || commit === "") return [];
  return [
    fileError(
      ledgerPath,
      "the ledger has been deleted, so nobody knows what readers have seen",
      `restore it: git restore --source=${commit} ${ledgerPath}`,
    ),
  ];
}

/** The lines that commits have added to this ledger, by id. If an id had several, the latest counts. */
function everWritten(folder: string, begun: string): Map<string, string> {
  // --full-history also follows branches whose lines a merge has dropped.
  const log = git(folder, ["log", "--full-history", "--topo-order", "-p", "-U0", "--format=%x01"]);
  const lines = new Map<string, string>();
  for (const commit of log?.split("\u0001") ?? []) {
    for (const [, line = "", id = ""] of commit.matchAll(
      /^\+ +(("(?:[^"\\]|\\.)*"): \{ "number": \d+, .*\}),?$/gm,
    )) {
      const name: unknown = JSON.parse(id);
      if (typeof name === "string" && !lines.has(name)) lines.set(name, line);
    }
    // Older commits belong to another ledger.
    if (commit.includes(`+  ${begun}`)) return lines;
  }
  // This ledger was never committed, so the whole history belongs to another one.
  return new Map();
}

/** Runs git on the ledger. Undefined if git fails, as it does outside a repository. */
function git(folder: string, [command = "", ...args]: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(
    "git",
    [command, "--no-color", "--no-ext-diff", "--no-textconv", ...args, "--", "published.json"],
    { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] },
  );
  return status === 0 ? stdout : undefined;
}
