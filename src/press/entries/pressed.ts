import { hash } from "node:crypto";
import type { Article } from "../../article/article.ts";
import type { Form } from "../../catalogue/volume.ts";
import type { MediaFile } from "../../content/manuscript.ts";

/** What the index says of an article. */
export type IndexedArticle = Pick<
  Article,
  | "slug"
  | "aliases"
  | "published"
  | "updated"
  | "expires"
  | "draft"
  | "withdrawn"
  | "topics"
  | "authors"
  | "language"
>;

/** A piece of a pressed article, wherever its bytes lie. */
export interface Piece {
  /** Names the bytes. */
  readonly hash: string;
  bytes(): Uint8Array;
}

/** An article in every form that the Worker serves. */
export interface PressedArticle {
  readonly article: IndexedArticle;
  /** The code of this version of it. */
  readonly code: string;
  readonly pieces: Readonly<Record<Form, Piece>>;
  readonly media: readonly MediaFile[];
}

/** The part of an article that the index says. */
export function indexed(article: Article): IndexedArticle {
  const { slug, aliases, published, updated, expires, draft, withdrawn } = article;
  const { topics, authors, language } = article;
  const when = { published, updated, expires, draft, withdrawn };
  return { slug, aliases, ...when, topics, authors, language };
}

/** A short name of some bytes: 96 bits of SHA-256. */
export function hashOf(bytes: Uint8Array | string): string {
  return hash("sha256", bytes, "base64url").slice(0, 16);
}
