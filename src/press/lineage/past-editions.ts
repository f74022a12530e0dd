import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Instant } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";

/** What is known of earlier editions, so that the next one can say what it changes. */
export interface PastEditions {
  /** Identifies what all articles depend on. Editions of another basis cannot be compared. */
  readonly basis: string;
  /** The names of editions, oldest first. */
  readonly editions: readonly string[];
  /** By first slug. */
  readonly articles: ReadonlyMap<string, PastArticle>;
}

/** An article of the latest edition, or one that has left an earlier edition. */
export interface PastArticle {
  /** Identifies what the feeds say of it. */
  readonly version: string;
  /** Identifies what selections depend on: its date, topics, authors and language. */
  readonly places: string;
  readonly published: Instant;
  /** The id that another system gave it. */
  readonly id?: string | undefined;
  /** The edition that last changed it, if that edition is still known. */
  readonly changed?: string | undefined;
  /** The edition in which it left a selection, and its date of publication before that. */
  readonly departed?: readonly [edition: string, published: Instant] | undefined;
  /** True where the latest edition does not hold it. */
  readonly gone?: true | undefined;
}

/** The name of the file, in the content folder and in an edition's folder. */
export const lineageFile = "lineage.json";

/** The version of the file's format. */
const version = 1;

const edition = z.string().regex(/^[0-9a-z]{1,10}\.[0-9a-z]{1,16}$/);
const instant = z.int();
const schema = z.strictObject({
  version: z.literal(version),
  basis: z.string(),
  editions: z.array(edition),
  articles: z.record(
    z.string(),
    z.strictObject({
      version: z.string(),
      places: z.string(),
      published: instant,
      id: z.string().optional(),
      changed: edition.optional(),
      departed: z.tuple([edition, instant]).optional(),
      gone: z.literal(true).optional(),
    }),
  ),
});

/**
 * Reads what `lineage.json` in a folder knows of deployed editions. Without it, programs that keep a copy
 * of the feeds fetch all of it again. So a damaged file is only a warning.
 */
export function readPastEditions(folder: string): {
  memory: PastEditions | undefined;
  warnings: readonly ContentError[];
} {
  const file = join(folder, lineageFile);
  if (!existsSync(file)) return { memory: undefined, warnings: [] };
  try {
    const { version: _, articles, ...rest } = schema.parse(JSON.parse(readFileSync(file, "utf8")));
    return { memory: { ...rest, articles: new Map(Object.entries(articles)) }, warnings: [] };
  } catch {
    const warning = fileError(
      `content/${lineageFile}`,
      "this is not what a deployment wrote, so programs that keep a copy of the feeds fetch all of it anew",
      "restore the file from the history; after a merge, take it as either branch has it",
    );
    return { memory: undefined, warnings: [{ ...warning, severity: "warning" }] };
  }
}

/** The text of the file: JSON with a line for each edition and for each article, in order. */
export function pastEditionsText({ basis, editions, articles }: PastEditions): string {
  const line = ([name, article]: [string, PastArticle]) =>
    `    ${JSON.stringify(name)}: ${JSON.stringify(article)}`;
  return `{
  "version": ${version},
  "basis": ${JSON.stringify(basis)},
  "editions": [
${editions.map((name) => `    ${JSON.stringify(name)}`).join(",\n")}
  ],
  "articles": {
${[...articles]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(line)
  .join(",\n")}
  }
}
`;
}
