import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Instant } from "../../article/instant.ts";
import type { ContentError } from "../../content/content-error.ts";
import { unseal } from "../../content/files/keep-file.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import type { BufferPool } from "../edition/buffer-pool.ts";
import type { Edition } from "../edition/press-edition.ts";
import { volumeHash } from "../edition/press-volumes.ts";
import { hashOf, type IndexedArticle, type PressedArticle } from "../entries/pressed.ts";

/** The name of the record in an edition's folder. */
export const recordFile = "press.json";

/** What the record keeps of a pressed article, so that the next build need not press it again. */
export interface RecordedArticle {
  /** The path of its file, from the content folder. */
  readonly file: string;
  /** A fingerprint of what it was pressed from. */
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
  /** Identifies the code, the libraries and the channel that made it. */
  readonly version: string;
  /** When it was made. */
  readonly pressed: Instant;
  /** The hash of the index. */
  readonly index: string;
  /** The articles, in the order of the index. */
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
  id: z.string().optional(),
  oldAddresses: strings.optional(),
  published: instant,
  updated: instant,
  expires: instant.optional(),
  pinned: instant.optional(),
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

/**
 * Reads the record of the edition in a folder, exactly as it was written: another order of its members
 * would make other bytes.
 *
 * @returns undefined if another version of the press wrote it
 * @throws Error if it is missing or damaged
 */
export function readRecord(folder: string): PressRecord | undefined {
  const value = unseal(recordFile, readFileSync(join(folder, recordFile), "utf8"));
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is PressRecord {
  return schema.safeParse(value).success;
}

/** Makes the record of an edition from those of its articles. */
export function recordOf(
  edition: Edition,
  records: ReadonlyMap<PressedArticle, RecordedArticle>,
  version: string,
): PressRecord {
  return {
    version,
    pressed: edition.pressed,
    index: hashOf(JSON.stringify(edition.index)),
    rows: edition.rows.flatMap((row) => records.get(row) ?? []),
    files: Object.fromEntries([
      ...edition.files.map(({ path, hash }) => [path, hash]),
      ...edition.media.map(({ path, hash }) => [path, hash]),
    ]),
  };
}

/**
 * Whether each recorded file is there, with the bytes that its hash stands for.
 *
 * @param assets the folder of an edition's files
 * @param pool provides the memory for one file at a time, and is cleared
 */
export function areWhole(assets: string, files: PressRecord["files"], pool: BufferPool): boolean {
  return Object.entries(files).every(([path, hash]) => {
    try {
      const bytes = readWhole(join(assets, path), pool);
      return hash === (path.startsWith("/volumes/") ? volumeHash(bytes) : hashOf(bytes));
    } catch {
      return false;
    } finally {
      pool.clear();
    }
  });
}

function readWhole(path: string, pool: BufferPool): Uint8Array {
  const descriptor = openSync(path, "r");
  try {
    const bytes = pool.take(fstatSync(descriptor).size);
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
