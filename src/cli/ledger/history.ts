import { spawnSync } from "node:child_process";
import { toRfc3339 } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";
import { type LedgerFile, ledgerPath } from "./file.ts";

/**
 * What git remembers of the ledger and the ledger does not: the file itself, or lines that were taken
 * out of it, also where two branches were merged. Nothing where git keeps no history of the folder; a
 * shallow clone knows only a part.
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
        `the line of ${id} has been taken out of the ledger`,
        `put it back among the articles: ${line}`,
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
      "the ledger is gone, so nobody knows what readers have seen",
      `bring it back: git restore --source=${commit} ${ledgerPath}`,
    ),
  ];
}

/** The lines of this ledger that any commit has written, by their ids, the latest of each. */
function everWritten(folder: string, begun: string): Map<string, string> {
  // A merge may drop lines of a branch: so all branches are followed.
  const log = git(folder, ["log", "--full-history", "--topo-order", "-p", "-U0", "--format=%x01"]);
  const lines = new Map<string, string>();
  for (const commit of log?.split("\u0001") ?? []) {
    for (const [, line = "", id = ""] of commit.matchAll(
      /^\+ +(("(?:[^"\\]|\\.)*"): \{ "number": \d+, .*\}),?$/gm,
    )) {
      const name: unknown = JSON.parse(id);
      if (typeof name === "string" && !lines.has(name)) lines.set(name, line);
    }
    // What came before is another ledger.
    if (commit.includes(`+  ${begun}`)) return lines;
  }
  // This ledger was never committed: the history is that of another one.
  return new Map();
}

/** What git says of the ledger; undefined where there is no git, or no history. */
function git(folder: string, [command = "", ...args]: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(
    "git",
    [command, "--no-color", "--no-ext-diff", "--no-textconv", ...args, "--", "published.json"],
    { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] },
  );
  return status === 0 ? stdout : undefined;
}
