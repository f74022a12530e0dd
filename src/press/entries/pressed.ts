import { hash } from "node:crypto";
import type { Article } from "../../article/article.ts";
import type { Form } from "../../catalogue/volume.ts";
import type { MediaFile } from "../../content/manuscript.ts";

/** The fields of an article that the index holds. */
export type IndexedArticle = Pick<
  Article,
  | "slug"
  | "aliases"
  | "id"
  | "oldAddresses"
  | "published"
  | "updated"
  | "expires"
  | "pinned"
  | "draft"
  | "withdrawn"
  | "topics"
  | "authors"
  | "language"
>;

/** A piece of a pressed article, wherever its bytes are. */
export interface Piece {
  /** Identifies the bytes. */
  readonly hash: string;
  bytes(): Uint8Array;
}

/** An article in every form that the Worker serves. */
export interface PressedArticle {
  readonly article: IndexedArticle;
  /** Identifies this version of the article. */
  readonly code: string;
  readonly pieces: Readonly<Record<Form, Piece>>;
  readonly media: readonly MediaFile[];
}

/** The fields of an article that the index holds. */
export function indexed(article: Article): IndexedArticle {
  const { slug, aliases, id, oldAddresses, published, updated, expires, pinned } = article;
  const { draft, withdrawn, topics, authors, language } = article;
  const when = { published, updated, expires, pinned, draft, withdrawn };
  return { slug, aliases, id, oldAddresses, ...when, topics, authors, language };
}

/** A text as a piece. */
export function textPiece(text: string): Piece {
  return pieceOf(new TextEncoder().encode(text));
}

/** Bytes as a piece. */
export function pieceOf(bytes: Uint8Array): Piece {
  return { hash: hashOf(bytes), bytes: () => bytes };
}

/** A short identifier of some bytes: 96 bits of their SHA-256. */
export function hashOf(bytes: Uint8Array | string): string {
  return hash("sha256", bytes, "base64url").slice(0, 16);
}

/** The slug under which an article was first published, which is its permanent name among articles. */
export function firstSlug({ slug, aliases }: IndexedArticle): string {
  return aliases[0] ?? slug;
}
