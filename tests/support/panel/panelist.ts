import type { Format } from "../../../src/article/formats.ts";

/** The fields that readers are asked for, for the feed and for each article. */
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

/** What a reader understood. Fields that it does not support are missing. */
export interface Understood {
  readonly feed: Readonly<Partial<Record<FeedField, unknown>>>;
  readonly items: readonly Readonly<Partial<Record<ItemField, unknown>>>[];
}

/** An independent reader: for each format that it supports, a function that reads a document. */
export interface Panelist {
  readonly name: string;
  readonly reads: Readonly<
    Partial<Record<Format, (document: string) => Understood | Promise<Understood>>>
  >;
}

/** A date in RFC 3339, in UTC, to the second; undefined if there is none. */
export function moment(date: unknown): string | undefined {
  if (!(date instanceof Date) && typeof date !== "string") return undefined;
  return new Date(date).toISOString().replace(/\.\d+Z$/, "Z");
}

/** An attachment of an article. A size of 0 counts as no size. */
export function attachment(url: unknown, type: unknown, length: unknown) {
  return { url, type, length: Number(length) || null };
}

/** Whether a media type is that of a picture. */
export function isPicture(type: unknown): boolean {
  return String(type).startsWith("image/");
}
