import type { Author, Channel } from "./channel.ts";
import type { Instant } from "./instant.ts";

/** Who did what for an article, such as `{ role: "draft", name: "…" }`. */
export interface Credit {
  readonly role: string;
  readonly name: string;
}

/** What was corrected after publication, and when. */
export interface Correction {
  readonly date: Instant;
  /** Plain text. */
  readonly text: string;
}

/** When and why an article was withdrawn. It keeps its address and its id. */
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

/** An article without its body and its pictures. */
export interface Article {
  /** The last part of its address. */
  readonly slug: string;
  /** Former slugs, oldest first. Their addresses redirect to the current one. */
  readonly aliases: readonly string[];
  /** The permanent id that another system gave it: any text on one line. */
  readonly id?: string | undefined;
  /** Addresses that it had on a former site, as `oldAddress` writes them. */
  readonly oldAddresses?: readonly string[] | undefined;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  /** BCP 47 language tag. */
  readonly language: string;
  readonly published: Instant;
  /** The last change that readers should know about; never before `published`. */
  readonly updated: Instant;
  /** The moment from which it is no longer public. */
  readonly expires?: Instant | undefined;
  /** The moment until which it leads the front page. */
  readonly pinned?: Instant | undefined;
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
 * The permanent id, which is the same in every feed: the one that the article was given, or else a tag URI
 * (RFC 4151) with the slug under which it was first published. Atom may write it in another form
 * (`atomId`).
 */
export function articleId(
  channel: Pick<Channel, "authority">,
  { id, slug, aliases }: Pick<Article, "id" | "slug" | "aliases">,
): string {
  return id ?? `tag:${channel.authority}:${aliases[0] ?? slug}`;
}

/** The path of the article's page. */
export function articlePath(article: Pick<Article, "slug">): string {
  return `/articles/${article.slug}/`;
}
