import type { Item } from "feed";
import { type Article, articleId, articlePath } from "../article/article.ts";
import type { Channel, Topic } from "../article/channel.ts";
import { findTopic } from "../article/channel.ts";
import type { LeadPicture } from "../article/picture.ts";
import { roleLabel, wordsIn } from "../language/spoken.ts";

/** A picture of the body with the words under it. */
export interface Caption {
  /** Absolute address of the picture. */
  readonly image: string;
  /** Plain text. */
  readonly text: string;
}

/** The body of an article as feeds carry it. */
export interface FeedBody {
  /** With absolute addresses. */
  readonly html: string;
  /** The summary as HTML that shows it. */
  readonly summaryHtml: string;
  /** The same as plain text. */
  readonly text: string;
  readonly captions: readonly Caption[];
}

/** What each format of a feed says of an article. */
export interface FeedItem extends FeedBody {
  readonly channel: Channel;
  readonly article: Article;
  readonly id: string;
  readonly url: string;
  readonly topics: readonly Topic[];
  readonly picture?: LeadPicture | undefined;
}

/** An article with its body, and the picture that leads it if it has one. */
export function feedItem(
  channel: Channel,
  article: Article,
  body: FeedBody,
  picture?: LeadPicture,
): FeedItem {
  return {
    ...body,
    channel,
    article,
    id: articleId(channel, article),
    url: articleUrl(channel, article),
    topics: article.topics.flatMap((slug) => findTopic(channel, slug) ?? []),
    picture,
  };
}

/** The address of an article's page. */
export function articleUrl(channel: Channel, article: Pick<Article, "slug">): string {
  return `${channel.url}${articlePath(article)}`;
}

/** The credits of an article as RSS and Atom say them, `Name (Role)`, in the article's language. */
export function creditLines({ article, channel }: Pick<FeedItem, "article" | "channel">): string[] {
  const { words } = wordsIn(article.language, channel.language);
  return article.credits.map(({ name, role }) => `${name} (${roleLabel(words, role)})`);
}

/** The part of an item that `feed` expresses alike in all three formats. */
export function commonItem({ article, id, url }: FeedItem): Item {
  return {
    id,
    link: url,
    title: article.title,
    date: new Date(article.updated),
    published: new Date(article.published),
  };
}
