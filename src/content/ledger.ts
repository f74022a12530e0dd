import { z } from "zod";
import { type Article, articleId } from "../article/article.ts";
import type { Channel } from "../article/channel.ts";
import { type Instant, toRfc3339 } from "../article/instant.ts";
import { fail, type Result, succeed } from "./content-error.ts";
import type { Deployed } from "./gate.ts";
import type { Publication } from "./manuscript.ts";
import { errorAt, type SourceFile } from "./source-file.ts";

/** What has been published under an id, as the ledger remembers it. */
export interface LedgerEntry {
  readonly slug: string;
  readonly published: Instant;
}

/** Every article that was deployed, by its permanent id. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

const ledgerSchema = z.record(
  z.string(),
  z.strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    published: z.iso.datetime().transform((text) => Date.parse(text)),
  }),
);

/**
 * Reads the ledger, `content/published.json`. Its lines are never written by hand, but a merge of two
 * branches may leave marks in it.
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
  const checked = ledgerSchema.safeParse(plain);
  if (checked.success) return succeed(new Map(Object.entries(checked.data)));
  return fail(
    ...checked.error.issues.map(({ path }) =>
      errorAt(
        source,
        offsetOf(source, String(path[0] ?? "")),
        `${path.join(": ") || "the ledger"} is not what the ledger holds`,
        'write each line as "id": { "slug": "…", "published": "2026-11-22T01:30:00Z" }, or restore the file from the history',
      ),
    ),
  );
}

/**
 * The text of a ledger: JSON with a line for each article, in the order of the ids, so that the same
 * articles make the same bytes and a review shows just the lines that came.
 */
export function ledgerText(ledger: Ledger): string {
  const lines = [...ledger]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { slug, published }]) => {
      const entry = `{ "slug": ${JSON.stringify(slug)}, "published": "${toRfc3339(published)}" }`;
      return `  ${JSON.stringify(id)}: ${entry}`;
    });
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}

/**
 * The ledger after a deployment: all that is public or scheduled now, withdrawn articles included,
 * and what was public before. A scheduled article that was taken back before its moment leaves it.
 */
export function nextLedger(ledger: Ledger, publication: Publication, now: Instant): Ledger {
  return new Map([
    ...[...ledger].filter(([, { published }]) => published <= now),
    ...publication.manuscripts
      .filter(({ article }) => !article.draft)
      .map(({ article }) => entryOf(publication.channel, article)),
  ]);
}

/** What the ledger says of an article. */
function entryOf(channel: Channel, article: Article): [string, LedgerEntry] {
  return [articleId(channel, article), { slug: article.slug, published: article.published }];
}

/** What readers have seen of a ledger: not what was still scheduled when it was written, and is. */
export function deployedByLedger(ledger: Ledger, source: SourceFile, now: Instant): Deployed {
  return {
    articles: [...ledger]
      .filter(([, { published }]) => published <= now)
      .map(([id, entry]) => ({ id, ...entry })),
    errorAt: (id, message, fix) => errorAt(source, offsetOf(source, id), message, fix),
  };
}

function offsetOf(source: SourceFile, id: string): number {
  return Math.max(0, source.text.indexOf(`${JSON.stringify(id)}:`));
}
