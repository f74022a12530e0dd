import { Feed } from "feed";
import { isRecord, parseRecord } from "../feed/json-record.ts";
import { commonItem, type Pressable } from "./pressable.ts";

/** An article as an item of JSON Feed 1.1. */
export function pressJson(entry: Pressable): string {
  const { article, topics, html } = entry;
  const feed = new Feed({ title: entry.channel.title });
  feed.addItem({
    ...commonItem(entry),
    description: article.summary,
    content: html,
    category: topics.map((topic) => ({ name: topic.title })),
  });
  const { items } = parseRecord(feed.json1());
  const item: unknown = Array.isArray(items) ? items[0] : undefined;
  if (!isRecord(item)) throw new TypeError("the package feed was expected to write one item");
  return JSON.stringify({
    ...item,
    // `feed` leaves it out where the content is empty.
    ...(article.summary !== "" && { summary: article.summary }),
    ...(article.authors.length > 0 && {
      authors: article.authors.map(({ name, url }) => ({ name, url })),
    }),
    ...(article.credits.length > 0 && { _broadsheet: { credits: article.credits } }),
  });
}
