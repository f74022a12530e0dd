import { z } from "zod";
import { oneLine, plainText } from "../html/plain-text.ts";
import type { ImportedLabel, ImportedPerson } from "../imported.ts";
import { DamagedExport, type TableRow } from "./table-rows.ts";

/*
 * The tables of Ghost, as its exports have them since version 0.5. Numbers were ids before version 1.
 */

const id = z.union([z.string(), z.int().transform(String)]);
const text = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? "");
const date = z.union([z.string(), z.number()]).nullish().catch(undefined);
const place = z
  .number()
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? 0);
const flag = z.union([z.boolean(), z.number()]).nullish().catch(undefined).transform(Boolean);

const postSchema = z.object({
  id,
  uuid: text,
  title: text,
  slug: text,
  html: text,
  plaintext: text,
  markdown: text,
  feature_image: text,
  image: text,
  featured: flag,
  page: flag,
  type: text,
  status: text,
  visibility: text,
  created_at: date,
  updated_at: date,
  published_at: date,
  custom_excerpt: text,
  meta_description: text,
  canonical_url: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  author_id: id.nullish().catch(undefined),
  locale: text,
});

const metaSchema = z.object({
  post_id: id,
  meta_description: text,
  feature_image_alt: text,
  feature_image_caption: text,
  email_only: flag,
});

const tagSchema = z.object({
  id,
  name: z.string(),
  slug: text,
  description: text,
  visibility: text,
});
const userSchema = z.object({ id, name: z.string(), website: text });
const taggedSchema = z.object({ post_id: id, tag_id: id, sort_order: place });
const writtenSchema = z.object({ post_id: id, author_id: id, sort_order: place });

/** A row of the table `posts`: an article or a page. */
export type GhostPost = z.infer<typeof postSchema>;
export type GhostMeta = z.infer<typeof metaSchema>;

/** What must be known of an export before the first article can be read. */
export interface GhostTables {
  readonly posts: number;
  /** By the id of the post, like the next two. */
  readonly metas: ReadonlyMap<string, GhostMeta>;
  readonly labels: ReadonlyMap<string, readonly ImportedLabel[]>;
  readonly people: ReadonlyMap<string, readonly ImportedPerson[]>;
  /** By their own ids. */
  readonly users: ReadonlyMap<string, ImportedPerson>;
  /** Names of tags that Ghost shows to nobody. */
  readonly internal: readonly string[];
  /** Why nothing more could be read, as a sentence without a full stop. */
  readonly damage: string | undefined;
}

/** Parses a row of `posts`; undefined if it is none. */
export function ghostPost(row: unknown): GhostPost | undefined {
  return postSchema.safeParse(row).data;
}

/** Reads all tables but the texts. */
export async function readTables(rows: AsyncIterable<TableRow>): Promise<GhostTables> {
  const metas = new Map<string, GhostMeta>();
  const tags = new Map<string, ImportedLabel>();
  const users = new Map<string, ImportedPerson>();
  const tagged: z.infer<typeof taggedSchema>[] = [];
  const written: z.infer<typeof writtenSchema>[] = [];
  const internal: string[] = [];
  let posts = 0;
  let damage: string | undefined;
  const take = ({ table, row }: TableRow) => {
    if (table === "posts") posts += 1;
    else if (table === "posts_meta") {
      const meta = metaSchema.safeParse(row).data;
      if (meta !== undefined) metas.set(meta.post_id, meta);
    } else if (table === "tags") {
      const tag = tagSchema.safeParse(row).data;
      if (tag === undefined) return;
      const title = oneLine(tag.name);
      if (tag.visibility === "internal" || title.startsWith("#")) internal.push(title);
      else
        tags.set(tag.id, {
          kind: "tag",
          title,
          slug: tag.slug || undefined,
          description: plainText(tag.description) || undefined,
        });
    } else if (table === "users") {
      const user = userSchema.safeParse(row).data;
      // Ghost shows e-mail addresses of people to nobody, and feeds would.
      const url =
        user !== undefined && /^https?:\/\//.test(user.website) ? { url: user.website } : {};
      if (user !== undefined) users.set(user.id, { name: oneLine(user.name), ...url });
    } else if (table === "posts_tags") tagged.push(...one(taggedSchema, row));
    else if (table === "posts_authors") written.push(...one(writtenSchema, row));
  };
  try {
    for await (const row of rows) take(row);
  } catch (cause) {
    if (!(cause instanceof DamagedExport)) throw cause;
    damage = cause.message;
  }
  return {
    posts,
    metas,
    labels: inOrder(tagged, ({ tag_id }) => tags.get(tag_id)),
    people: inOrder(written, ({ author_id }) => users.get(author_id)),
    users,
    internal,
    damage,
  };
}

function one<T>(schema: z.ZodType<T>, row: unknown): T[] {
  const read = schema.safeParse(row);
  return read.success ? [read.data] : [];
}

/** What belongs to each post, in the order that the export gives. */
function inOrder<Row extends { readonly post_id: string; readonly sort_order: number }, Value>(
  rows: readonly Row[],
  belonging: (row: Row) => Value | undefined,
): Map<string, Value[]> {
  const values = new Map<string, Value[]>();
  for (const row of rows.toSorted((a, b) => a.sort_order - b.sort_order)) {
    const value = belonging(row);
    if (value !== undefined) values.set(row.post_id, [...(values.get(row.post_id) ?? []), value]);
  }
  return values;
}
