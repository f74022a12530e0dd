import { z } from "zod";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { fail, type Result, succeed } from "../../content/content-error.ts";
import { errorAt, type SourceFile } from "../../content/source-file.ts";
import type { Deployed } from "./gate.ts";
import { emptyLedger, type Ledger, type LedgerEntry, seen } from "./ledger.ts";

/** Version 1 had no head and no numbers. */
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
  authority: z.string().optional(),
  deployed: instant.optional(),
  lines: count,
  articles: entries,
  pending: entries.optional(),
});

/**
 * Reads the text of the ledger, `content/published.json`. Most errors in it are made by people: a merge of
 * two branches may leave conflict markers.
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
        "if a merge left conflict markers, keep the lines of both branches; otherwise restore the file from git",
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
        // The line of the article, or the member of the head.
        offsetOf(source, String((isFirst ? undefined : path[1]) ?? path[0] ?? "")),
        `${path.join(": ") || "the ledger"} is not in the format of the ledger`,
        "restore the file from git",
      ),
    ),
  );
}

/**
 * Writes a ledger as JSON. Each article is one line, and the lines are sorted by id. So the same articles
 * always give the same bytes, and a diff shows only the lines that changed.
 */
export function ledgerText(ledger: Ledger): string {
  const { begun, url, authority, deployed, lines, articles, pending } = ledger;
  const members = [
    `"version": ${version}`,
    ...(begun === undefined ? [] : [`"begun": "${toRfc3339(begun)}"`]),
    ...(url === undefined ? [] : [`"url": ${JSON.stringify(url)}`]),
    ...(authority === undefined ? [] : [`"authority": ${JSON.stringify(authority)}`]),
    ...(deployed === undefined ? [] : [`"deployed": "${toRfc3339(deployed)}"`]),
    `"lines": ${lines}`,
    `"articles": ${entriesText(articles)}`,
    ...(pending.size === 0 ? [] : [`"pending": ${entriesText(pending)}`]),
  ];
  return `{\n  ${members.join(",\n  ")}\n}\n`;
}

/** The line of an article, without the comma that may follow it. */
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

/**
 * The articles in a ledger that readers have seen. If the clock is behind the last deployment, the moment
 * of that deployment counts instead.
 */
export function deployedByLedger(
  { articles, deployed = -Infinity }: Ledger,
  source: SourceFile,
  now: Instant,
): Deployed {
  return deployedEntries(articles, source, Math.max(now, deployed));
}

/** The articles among some entries of a ledger that readers have seen. */
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

/** The offset of a member in the ledger's text; 0 if it has no such member. */
export function offsetOf(source: SourceFile, key: string): number {
  return Math.max(0, source.text.indexOf(`${JSON.stringify(key)}:`));
}
