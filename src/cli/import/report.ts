import type { Loss } from "./imported.ts";
import type { Outcome } from "./write/place-folder.ts";

/** What an import did, for its report. */
export interface ImportResult {
  /** `a WordPress export`. */
  readonly source: string;
  /** What the command was given. */
  readonly from: string;
  /** How many articles and pages had which outcome. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly files: number;
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly redirects: number;
  readonly losses: readonly Loss[];
  /** The last lines of what `check` says. */
  readonly check: string;
}

const outcomes: Readonly<Record<Outcome, string>> = {
  new: "new",
  changed: "changed, because the source changed",
  same: "not changed at the source, and left alone",
  kept: "changed by you, and left alone",
  removed: "removed by you, and not brought back",
  refused: "not brought",
};

/** The most losses that are listed one by one. */
const mostLosses = 20_000;

/** Writes `import-report.md`: what came, every loss with article, line and reason, and what `check` found. */
export function reportText(result: ImportResult): string {
  const { source, from, losses } = result;
  const rows = Object.entries(outcomes).flatMap(([outcome, words]) => {
    const found = [...result.outcomes].find(([name]) => name === outcome)?.[1] ?? 0;
    return found === 0 ? [] : [`| Articles and pages ${words} | ${found} |`];
  });
  return [
    "# Import report",
    "",
    `From ${from}, ${source}.`,
    "",
    "| What | How many |",
    "| --- | --- |",
    ...rows,
    `| Pictures, recordings and documents | ${result.files} |`,
    `| New topics in content/channel.yaml | ${result.topics.length} |`,
    `| New people in content/channel.yaml | ${result.people.length} |`,
    `| Old addresses that now lead to the new ones | ${result.redirects} |`,
    `| Losses and doubts, listed below | ${losses.length} |`,
    "",
    "## Losses and doubts",
    "",
    ...(losses.length === 0 ? ["None."] : lossLines(losses)),
    "",
    "## What `npm run check` says",
    "",
    "```text",
    result.check.trim(),
    "```",
    "",
    "Readers' feeds know articles by their ids, which the import kept. The ledger, `content/published.json`, gets its first lines from the first deployment of this site. Until then, compare with the old feed: `npm run check -- --against <address of the old feed>`.",
    "",
  ].join("\n");
}

/** The losses, those of each article together. */
function lossLines(losses: readonly Loss[]): string[] {
  const groups = new Map<string, Loss[]>();
  for (const loss of losses.slice(0, mostLosses)) {
    const known = groups.get(loss.article ?? "");
    if (known === undefined) groups.set(loss.article ?? "", [loss]);
    else known.push(loss);
  }
  const lines = [...groups].flatMap(([article, ofArticle]) => [
    article === "" ? "**Everything**" : `**${plain(article)}**`,
    "",
    ...ofArticle.map(({ source, line, reason }) => {
      const place = line === undefined ? source : `${source}:${line}`;
      return `- ${plain(reason)} (${plain(place)})`;
    }),
    "",
  ]);
  const more = losses.length - mostLosses;
  return more > 0 ? [...lines, `${more} more are not listed.`] : lines.slice(0, -1);
}

/** A text of the source, which must not become Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~$]/g, "\\$&");
}
