import { type Article, articleId, articlePath } from "../article/article.ts";
import { atomId } from "../article/atom-id.ts";
import type { Channel, Topic } from "../article/channel.ts";
import { findTopic } from "../article/channel.ts";
import type { LeadPicture } from "../article/picture.ts";
import { roleLabel } from "../language/spoken.ts";
import { wordsFor } from "../language/vocabulary.ts";

/** A picture in the body with the words under it. */
export interface Caption {
  /** Absolute address of the picture. */
  readonly image: string;
  /** Plain text. */
  readonly text: string;
}

/** The body of an article in the forms that feeds carry. */
export interface FeedBody {
  /** With absolute addresses. */
  readonly html: string;
  /** The summary, as HTML. */
  readonly summaryHtml: string;
  /** The body as plain text. */
  readonly text: string;
  readonly captions: readonly Caption[];
}

/** What the entries of every format are made from. */
export interface FeedItem extends FeedBody {
  readonly channel: Channel;
  readonly article: Article;
  readonly id: string;
  /** The id as Atom writes it. */
  readonly atomId: string;
  readonly url: string;
  readonly topics: readonly Topic[];
  readonly picture?: LeadPicture | undefined;
}

/**
 * An article with its body, ready for the entry of any format.
 *
 * @param picture that leads the article, if there is one
 */
export function feedItem(
  channel: Channel,
  article: Article,
  body: FeedBody,
  picture?: LeadPicture,
): FeedItem {
  const id = articleId(channel, article);
  return {
    ...body,
    channel,
    article,
    id,
    atomId: atomId(channel, id),
    url: articleUrl(channel, article),
    topics: article.topics.flatMap((slug) => findTopic(channel, slug) ?? []),
    picture,
  };
}

/** The address of an article's page. */
export function articleUrl(channel: Channel, article: Pick<Article, "slug">): string {
  return `${channel.url}${articlePath(article)}`;
}

/** The credits of an article for RSS and Atom: `Name (Role)`, in the article's language. */
export function creditLines({ article, channel }: Pick<FeedItem, "article" | "channel">): string[] {
  const { words } = wordsFor(channel, article.language);
  return article.credits.map(({ name, role }) => `${name} (${roleLabel(words, role)})`);
}
