import { z } from "zod";
import type { PressRecord } from "./press-record.ts";

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
