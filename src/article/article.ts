import type { Channel, Person } from "./channel.ts";
import type { Instant } from "./instant.ts";

/** Who did what for an article: `{ role: "draft", name: "…" }`. */
export interface Credit {
  readonly role: string;
  readonly name: string;
}

/** What is known of an article, but for its body. */
export interface Article {
  /** The last part of its address, and the end of its permanent id. */
  readonly slug: string;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  readonly published: Instant;
  readonly updated: Instant;
  /** Slugs of the channel's topics, in the author's order. */
  readonly topics: readonly string[];
  readonly authors: readonly Person[];
  readonly credits: readonly Credit[];
}

/** The permanent id, the same in every format and every feed: a tag URI (RFC 4151). */
export function articleId(channel: Channel, article: Pick<Article, "slug">): string {
  return `tag:${channel.authority}:${article.slug}`;
}

/** The path of the article's page. */
export function articlePath(article: Pick<Article, "slug">): string {
  return `/articles/${article.slug}/`;
}

/** How a credit is read aloud: `Draft: ZENG Bingjie`. */
export function creditLabel(credit: Credit): string {
  return `${credit.role.charAt(0).toUpperCase()}${credit.role.slice(1).replaceAll("-", " ")}`;
}
