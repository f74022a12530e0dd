import { absoluteUrl } from "../../src/article/channel.ts";
import type { Format } from "../../src/article/formats.ts";
import { toRfc3339 } from "../../src/article/instant.ts";
import { creditLines, type FeedItem } from "../../src/feed/feed-item.ts";
import type { Reading } from "./corpus.ts";

/** What a reader must understand of any article in a format. The corpus states the same as JSON. */
export function readingOf(entry: FeedItem, format: Format): Reading {
  const { article, channel, picture } = entry;
  return {
    id: format === "atom" ? entry.atomId : entry.id,
    url: entry.url,
    title: article.title,
    summary: article.summary,
    html: entry.html,
    text: entry.text,
    published: toRfc3339(article.published),
    updated: toRfc3339(article.updated),
    language: article.language,
    topics: entry.topics.map(({ title }) => title),
    authors: article.authors.map(({ name }) => name),
    credits: creditLines(entry),
    enclosures: article.attachments.map(({ url, type, length }) => ({
      url: absoluteUrl(channel, url),
      type,
      length,
    })),
    image: picture === undefined ? null : absoluteUrl(channel, picture.feed.path),
    related: article.translations.map(({ url }) => absoluteUrl(channel, url)),
  };
}
