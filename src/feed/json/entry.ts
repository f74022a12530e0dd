import { Feed } from "feed";
import { aboutUrl, absoluteUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { FeedItem } from "../feed-item.ts";
import { commonItem } from "../package-feed.ts";
import { jsonAuthor, jsonRemoval } from "./head.ts";
import { isRecord, parseRecord } from "./record.ts";

/** An article as an item of JSON Feed 1.1, or as a removal if it was withdrawn. */
export function pressJson(entry: FeedItem): string {
  const { article, channel, topics, html, text, picture } = entry;
  if (article.withdrawn !== undefined) {
    const { date, reason } = article.withdrawn;
    return jsonRemoval({ id: entry.id, url: entry.url, state: "withdrawn", date, reason });
  }
  const feed = new Feed({ title: channel.title });
  feed.addItem({
    ...commonItem(entry),
    description: article.summary,
    content: html,
    category: topics.map((topic) => ({ name: topic.title })),
  });
  const { items } = parseRecord(feed.json1());
  const item: unknown = Array.isArray(items) ? items[0] : undefined;
  if (!isRecord(item)) throw new TypeError("the package feed was expected to write one item");
  const { id, url, title, tags, date_published, date_modified } = item;
  const image = picture && absoluteUrl(channel, picture.feed.path);
  return JSON.stringify({
    id,
    url,
    title,
    ...(article.summary !== "" && { summary: article.summary }),
    ...(html !== "" && { content_html: html }),
    content_text: text,
    ...(image !== undefined && { image, banner_image: image }),
    date_published,
    date_modified,
    ...(article.authors.length > 0 && { authors: article.authors.map(jsonAuthor) }),
    ...(topics.length > 0 && { tags }),
    language: article.language,
    ...(article.attachments.length > 0 && { attachments: attachments(entry) }),
    _broadsheet: extension(entry),
  });
}

function attachments({ article, channel }: FeedItem) {
  return article.attachments.map(({ url, type, title, length }) => ({
    url: absoluteUrl(channel, url),
    mime_type: type,
    title,
    size_in_bytes: length,
  }));
}

/** What JSON Feed has no fields for. docs/feeds.md explains each of ours to authors of readers. */
function extension({ article, channel, captions }: FeedItem) {
  const { credits, corrections, translations } = article;
  return {
    about: aboutUrl(channel),
    ...(credits.length > 0 && { credits }),
    ...(captions.length > 0 && { captions }),
    ...(corrections.length > 0 && {
      corrections: corrections.map(({ date, text }) => ({ date: toRfc3339(date), text })),
    }),
    ...(translations.length > 0 && {
      translations: translations.map(({ language, url }) => ({
        language,
        url: absoluteUrl(channel, url),
      })),
    }),
  };
}
