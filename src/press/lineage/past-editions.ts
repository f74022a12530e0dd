import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Instant } from "../../article/instant.ts";
import { type ContentError, fileError } from "../../content/content-error.ts";

/** What is remembered of the editions before, to tell what the next one changes. */
export interface Memory {
  /** What all articles depend on. With another, nothing that is remembered can be compared. */
  readonly basis: string;
  /** Names of editions, the oldest first. */
  readonly editions: readonly string[];
  /** By the slugs that articles had first. */
  readonly articles: ReadonlyMap<string, RememberedArticle>;
}

/** An article of the edition before, or one that has left the editions before. */
export interface RememberedArticle {
  /** Names what programs are told of it. */
  readonly version: string;
  /** Names what selections go by. */
  readonly places: string;
  readonly published: Instant;
  /** The edition that it changed with, if that is remembered. */
  readonly changed?: string | undefined;
  /** The edition with which it left something, and when it had been published until then. */
  readonly departed?: readonly [edition: string, published: Instant] | undefined;
  /** That the edition before did not hold it. */
  readonly gone?: true | undefined;
}

/** The name of the file, in the content folder and in an edition's. */
export const lineageFile = "lineage.json";

/** Changes with what stands in the file. */
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
      changed: edition.optional(),
      departed: z.tuple([edition, instant]).optional(),
      gone: z.literal(true).optional(),
    }),
  ),
});

/**
 * What a content folder's `lineage.json` remembers of the editions that were deployed. Without it,
 * programs that keep a copy begin anew: so a file that cannot be read is only worth a warning.
 */
export function readMemory(folder: string): {
  memory: Memory | undefined;
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
export function memoryText({ basis, editions, articles }: Memory): string {
  const line = ([name, article]: [string, RememberedArticle]) =>
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
