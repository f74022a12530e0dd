import { z } from "zod";
import type { Instant } from "../../article/instant.ts";
import type { ContentError } from "../../content/content-error.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import type { IndexedArticle } from "../entries/pressed.ts";

/** What is kept of a pressed article beside its pieces, so that it need not be pressed again. */
export interface RecordedArticle {
  /** Path of its file, from the content folder. */
  readonly file: string;
  /** Names what it was pressed from. */
  readonly sources: string;
  readonly article: IndexedArticle;
  readonly code: string;
  /** In the order of `forms`. */
  readonly hashes: readonly string[];
  readonly media: readonly MediaFile[];
  readonly references: readonly string[];
  readonly warnings: readonly ContentError[];
}

/** `dist/press.json`: how the edition beside it was made. */
export interface PressRecord {
  /** Names the press and the channel that made it. */
  readonly version: string;
  /** When it was made. */
  readonly pressed: Instant;
  /** Names the index. */
  readonly index: string;
  /** In the order of the index's rows. */
  readonly rows: readonly RecordedArticle[];
  /** The hash of each file, by its path among the assets. */
  readonly files: Readonly<Record<string, string>>;
}

const instant = z.int();
const strings = z.array(z.string());
const url = z.string().optional();

const article = z.strictObject({
  slug: z.string(),
  aliases: strings,
  published: instant,
  updated: instant,
  expires: instant.optional(),
  draft: z.boolean(),
  withdrawn: z.strictObject({ date: instant, reason: z.string() }).optional(),
  topics: strings,
  authors: z.array(
    z.strictObject({ slug: z.string(), name: z.string(), email: z.string().optional(), url }),
  ),
  language: z.string(),
});

const media = z.strictObject({
  source: z.string(),
  path: z.string(),
  hash: z.string(),
  length: z.int().optional(),
});

const warning = z.strictObject({
  severity: z.enum(["error", "warning"]),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
  fix: z.string(),
  excerpt: z.string().optional(),
});

const schema: z.ZodType<PressRecord> = z.strictObject({
  version: z.string(),
  pressed: instant,
  index: z.string(),
  rows: z.array(
    z.strictObject({
      file: z.string(),
      sources: z.string(),
      article,
      code: z.string(),
      hashes: strings,
      media: z.array(media),
      references: strings,
      warnings: z.array(warning),
    }),
  ),
  files: z.record(z.string(), z.string()),
});

/** Whether a value is a record. It stays as it is: another order of its members would make other bytes. */
export function isRecord(value: unknown): value is PressRecord {
  return schema.safeParse(value).success;
}
