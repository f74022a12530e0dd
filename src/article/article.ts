import type { Author, Channel } from "./channel.ts";
import type { Instant } from "./instant.ts";

/** Who did what for an article: `{ role: "draft", name: "…" }`. */
export interface Credit {
  readonly role: string;
  readonly name: string;
}

/** What was put right after publication, and when. */
export interface Correction {
  readonly date: Instant;
  /** Plain text. */
  readonly text: string;
}

/** That an article was taken back, and why. Its address and its id stay. */
export interface Withdrawal {
  readonly date: Instant;
  /** Plain text. */
  readonly reason: string;
}

/** The same article in another language. */
export interface Translation {
  /** BCP 47 language tag. */
  readonly language: string;
  /** Path on the site, or absolute address elsewhere. */
  readonly url: string;
}

/** A file that comes with an article: a recording, a film, a document. */
export interface Attachment {
  /** Path on the site, or absolute address elsewhere. */
  readonly url: string;
  /** Media type, as in `audio/mpeg`. */
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  readonly title?: string | undefined;
}

/** What is known of an article, but for its body and its pictures. */
export interface Article {
  /** The last part of its address. */
  readonly slug: string;
  /** Slugs that it had before, the first one first. They lead here. */
  readonly aliases: readonly string[];
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  /** BCP 47 language tag. */
  readonly language: string;
  readonly published: Instant;
  /** The last change that readers should know of: never before `published`. */
  readonly updated: Instant;
  /** The moment from which it is public no more. */
  readonly expires?: Instant | undefined;
  /** Never public; shown in development only. */
  readonly draft: boolean;
  readonly withdrawn?: Withdrawal | undefined;
  /** Slugs of the channel's topics, in the author's order. */
  readonly topics: readonly string[];
  readonly authors: readonly Author[];
  readonly credits: readonly Credit[];
  /** Oldest first. */
  readonly corrections: readonly Correction[];
  readonly translations: readonly Translation[];
  readonly attachments: readonly Attachment[];
}

/**
 * The permanent id, the same in every format and every feed: a tag URI (RFC 4151) of the slug under
 * which the article was first published.
 */
export function articleId(
  channel: Channel,
  { slug, aliases }: Pick<Article, "slug" | "aliases">,
): string {
  return `tag:${channel.authority}:${aliases[0] ?? slug}`;
}

/** The path of the article's page. */
export function articlePath(article: Pick<Article, "slug">): string {
  return `/articles/${article.slug}/`;
}
