import type { Item } from "feed";
import { type Article, articleId, articlePath } from "../article/article.ts";
import type { Channel, Topic } from "../article/channel.ts";
import { findTopic } from "../article/channel.ts";
import type { LeadPicture } from "../article/picture.ts";

/** What each format of a feed says of an article. */
export interface Pressable {
  readonly channel: Channel;
  readonly article: Article;
  readonly id: string;
  readonly url: string;
  readonly topics: readonly Topic[];
  /** The body, with absolute addresses. */
  readonly html: string;
  /** What the front matter names, or the first of the body; the body shows it. */
  readonly picture?: LeadPicture | undefined;
}

export function pressable(
  channel: Channel,
  article: Article,
  html: string,
  picture?: LeadPicture,
): Pressable {
  return {
    channel,
    article,
    id: articleId(channel, article),
    url: `${channel.url}${articlePath(article)}`,
    topics: article.topics.flatMap((slug) => findTopic(channel, slug) ?? []),
    html,
    picture,
  };
}

/** The address of a topic's page, which names the topic in `domain` and `scheme`. */
export function topicUrl(channel: Channel, topic: Topic): string {
  return `${channel.url}/topics/${topic.slug}/`;
}

/** The part of an item that `feed` expresses alike in all three formats. */
export function commonItem({ article, id, url }: Pressable): Item {
  return {
    id,
    link: url,
    title: article.title,
    date: new Date(article.updated),
    published: new Date(article.published),
  };
}
