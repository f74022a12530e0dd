import type { Format } from "../../../src/article/formats.ts";

/** The fields that readers are asked for, of the feed and of each article. */
export const feedFields = [
  "title",
  "url",
  "description",
  "language",
  "updated",
  "authors",
  "addresses of authors",
  "rights",
  "image",
  "topics",
  "self",
  "hub",
] as const;

export const itemFields = [
  "id",
  "url",
  "title",
  "summary",
  "html",
  "text",
  "published",
  "updated",
  "language",
  "topics",
  "authors",
  "credits",
  "attachments",
  "image",
  "related",
] as const;

export type FeedField = (typeof feedFields)[number];
export type ItemField = (typeof itemFields)[number];

/** What a reader understood. A field that it does not know is missing. */
export interface Understood {
  readonly feed: Readonly<Partial<Record<FeedField, unknown>>>;
  readonly items: readonly Readonly<Partial<Record<ItemField, unknown>>>[];
}

/** An independent reader: for each format that it reads, what it understands of a document. */
export interface Panelist {
  readonly name: string;
  readonly reads: Readonly<
    Partial<Record<Format, (document: string) => Understood | Promise<Understood>>>
  >;
}

/** RFC 3339, in UTC, to the second; undefined where there is no date. */
export function moment(date: unknown): string | undefined {
  if (!(date instanceof Date) && typeof date !== "string") return undefined;
  return new Date(date).toISOString().replace(/\.\d+Z$/, "Z");
}

/** A file that comes with an article; a size of nothing is the same as none. */
export function attachment(url: unknown, type: unknown, length: unknown) {
  return { url, type, length: Number(length) || null };
}

/** A picture's address among things that have a type, apart from the others. */
export function isPicture(type: unknown): boolean {
  return String(type).startsWith("image/");
}
