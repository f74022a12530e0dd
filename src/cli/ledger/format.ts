import { z } from "zod";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { fail, type Result, succeed } from "../../content/content-error.ts";
import { errorAt, type SourceFile } from "../../content/source-file.ts";
import type { Deployed } from "./gate.ts";
import { emptyLedger, type Ledger, type LedgerEntry, seen } from "./ledger.ts";

/** Changes with what stands in the file. Version 1 had no head, and its lines no numbers. */
const version = 2;

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const count = z.int().nonnegative();
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const entries = z.record(
  z.string(),
  z.strictObject({
    number: count.optional(),
    slug,
    published: instant,
    title: z.string().optional(),
    gone: z.literal(true).optional(),
  }),
);
const firstVersion = z.record(z.string(), z.strictObject({ slug, published: instant }));
const schema = z.strictObject({
  version: z.literal(version),
  begun: instant.optional(),
  url: z.string().optional(),
  deployed: instant.optional(),
  lines: count,
  articles: entries,
  pending: entries.optional(),
});

/**
 * Reads the ledger, `content/published.json`. Nobody has to write in it, but a merge of two branches may
 * leave marks in it.
 */
export function parseLedger(source: SourceFile): Result<Ledger> {
  let plain: unknown;
  try {
    plain = JSON.parse(source.text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    return fail(
      errorAt(
        source,
        offset,
        `the ledger is not valid JSON: ${message}`,
        "if two branches were merged, keep the lines of both; else restore the file from the history",
      ),
    );
  }
  const first = firstVersion.safeParse(plain);
  if (first.success) {
    return succeed({ ...emptyLedger, articles: new Map(Object.entries(first.data)) });
  }
  const isFirst = typeof plain === "object" && plain !== null && !("version" in plain);
  const checked = schema.safeParse(plain);
  if (!isFirst && checked.success) {
    const { version: _, articles, pending = {}, ...head } = checked.data;
    return succeed({
      ...head,
      articles: new Map(Object.entries(articles)),
      pending: new Map(Object.entries(pending)),
    });
  }
  const issues = (isFirst ? first.error : checked.error)?.issues ?? [];
  return fail(
    ...issues.map(({ path }) =>
      errorAt(
        source,
        // The line of the article, or else the member of the head.
        offsetOf(source, String((isFirst ? undefined : path[1]) ?? path[0] ?? "")),
        `${path.join(": ") || "the ledger"} is not what the ledger holds`,
        "restore the file from the history",
      ),
    ),
  );
}

/**
 * The text of a ledger: JSON with a line for each article, in the order of the ids, so that the same
 * articles make the same bytes and a review shows just the lines that came.
 */
export function ledgerText({ begun, url, deployed, lines, articles, pending }: Ledger): string {
  const members = [
    `"version": ${version}`,
    ...(begun === undefined ? [] : [`"begun": "${toRfc3339(begun)}"`]),
    ...(url === undefined ? [] : [`"url": ${JSON.stringify(url)}`]),
    ...(deployed === undefined ? [] : [`"deployed": "${toRfc3339(deployed)}"`]),
    `"lines": ${lines}`,
    `"articles": ${entriesText(articles)}`,
    ...(pending.size === 0 ? [] : [`"pending": ${entriesText(pending)}`]),
  ];
  return `{\n  ${members.join(",\n  ")}\n}\n`;
}

/** The line of an article in the ledger, without the comma that may end it. */
export function lineOf(id: string, entry: LedgerEntry): string {
  const { number, slug, published, title, gone } = entry;
  const members = [
    ...(number === undefined ? [] : [`"number": ${number}`]),
    `"slug": ${JSON.stringify(slug)}`,
    `"published": "${toRfc3339(published)}"`,
    ...(title === undefined ? [] : [`"title": ${JSON.stringify(title)}`]),
    ...(gone === undefined ? [] : [`"gone": ${gone}`]),
  ];
  return `${JSON.stringify(id)}: { ${members.join(", ")} }`;
}

/** What readers have seen of a ledger. */
export function deployedByLedger(
  { articles, deployed = -Infinity }: Ledger,
  source: SourceFile,
  now: Instant,
): Deployed {
  return deployedEntries(articles, source, Math.max(now, deployed));
}

/** What readers have seen of the entries of a ledger, or of its pending ones. */
export function deployedEntries(
  entries: Ledger["articles"],
  source: SourceFile,
  now: Instant,
): Deployed {
  return {
    articles: seen(entries, now).map(([id, entry]) => ({ id, ...entry })),
    errorAt: (id, message, fix) => errorAt(source, offsetOf(source, id), message, fix),
  };
}

function entriesText(entries: Ledger["articles"]): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => `    ${lineOf(id, entry)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
}

/** Where a member of the ledger begins; 0 where it does not stand in it. */
export function offsetOf(source: SourceFile, key: string): number {
  return Math.max(0, source.text.indexOf(`${JSON.stringify(key)}:`));
}
