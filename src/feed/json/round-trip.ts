import { aboutUrl, absoluteUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { FeedItem } from "../feed-item.ts";
import { isRecord, parseRecord } from "./record.ts";

/** What an item of JSON Feed must say of an article. */
export function expectJson(entry: FeedItem): Record<string, unknown> {
  const { article, channel, topics, picture, captions } = entry;
  const image = picture && absoluteUrl(channel, picture.feed.path);
  return {
    id: entry.id,
    url: entry.url,
    title: article.title,
    summary: article.summary || undefined,
    content_html: entry.html || undefined,
    content_text: entry.text,
    image,
    banner_image: image,
    date_published: toRfc3339(article.published),
    date_modified: toRfc3339(article.updated),
    authors: orNothing(
      article.authors.map(({ name, url, email }) => ({
        name,
        url: url === undefined ? mailto(email) : new URL(url).href,
      })),
    ),
    tags: orNothing(topics.map(({ title }) => title)),
    language: article.language,
    attachments: orNothing(
      article.attachments.map(({ url, type, title, length }) => ({
        url: absoluteUrl(channel, url),
        mime_type: type,
        title,
        size_in_bytes: length,
      })),
    ),
    _broadsheet: {
      about: aboutUrl(channel),
      credits: orNothing(article.credits),
      captions: orNothing(captions),
      corrections: orNothing(
        article.corrections.map(({ date, text }) => ({ date: toRfc3339(date), text })),
      ),
      translations: orNothing(
        article.translations.map(({ language, url }) => ({
          language,
          url: absoluteUrl(channel, url),
        })),
      ),
    },
  };
}

/** What the only item of a JSON Feed says. Throws where there is another number of them. */
export function readJson(document: string): Record<string, unknown> {
  const { items } = parseRecord(document);
  const item: unknown = Array.isArray(items) && items.length === 1 ? items[0] : undefined;
  if (!isRecord(item)) throw new TypeError("one item was expected");
  return {
    ...item,
    date_published: toRfc3339(Date.parse(String(item["date_published"]))),
    date_modified: toRfc3339(Date.parse(String(item["date_modified"]))),
  };
}

function mailto(email: string | undefined): string | undefined {
  return email && `mailto:${email.split("@").map(encodeURIComponent).join("@")}`;
}

function orNothing<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
