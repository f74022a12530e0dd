import { Feed } from "feed";
import type { Attachment } from "../../article/article.ts";
import { absoluteUrl, type Channel, topicUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { creditLines, type FeedItem } from "../feed-item.ts";
import { commonItem, guardCdata, guardText } from "../package-feed.ts";
import { appendPicture, positive } from "../xml/picture.ts";
import { append, type Element, onlyChild, onlyElement, parseXml, sourceOf } from "../xml/tree.ts";
import { rssStartTag } from "./head.ts";

/**
 * An article as an `<item>` of RSS 2.0, by the RSS Advisory Board's Best Practices Profile. Empty for one
 * that was withdrawn: RSS has no way to say so.
 */
export function pressRss(entry: FeedItem): string {
  const { article, channel, topics, html } = entry;
  if (article.withdrawn !== undefined) return "";
  const feed = new Feed({ title: channel.title, link: channel.url });
  feed.addItem({
    ...commonItem(entry),
    id: guardText(entry.id),
    title: guardCdata(article.title),
    description: guardCdata(entry.summaryHtml),
    content: guardCdata(html),
    category: topics.map((topic) => ({
      name: guardText(topic.title),
      domain: topicUrl(channel, topic),
    })),
  });
  // `feed` declares only the namespaces of the elements that it writes itself.
  const document = feed.rss2().replace(/<rss version="2.0"[^>]*>/, rssStartTag);
  const item = onlyElement(parseXml(document), "item");
  if (entry.id === entry.url) onlyChild(item, "guid").attributes.set("isPermaLink", "true");
  append(item, "atom:updated", {}, toRfc3339(article.updated));
  for (const { name } of article.authors) append(item, "dc:creator", {}, name);
  for (const credit of creditLines(entry)) append(item, "dc:contributor", {}, credit);
  if (article.language !== channel.language) append(item, "dc:language", {}, article.language);
  const enclosure = enclosureOf(article.attachments);
  if (enclosure !== undefined) {
    const { url, type, length } = enclosure;
    append(item, "enclosure", { url: absoluteUrl(channel, url), length, type });
  }
  appendPicture(item, entry);
  // Each attachment once: many readers take an enclosure and media at one address for two files.
  for (const attachment of article.attachments) {
    if (attachment !== enclosure) appendMedia(item, channel, attachment);
  }
  for (const { language, url } of article.translations) {
    const href = absoluteUrl(channel, url);
    append(item, "atom:link", { rel: "related", href, hreflang: language });
  }
  return sourceOf(item);
}

/**
 * The attachment that RSS carries as its `enclosure`, which must have a length. There is only one,
 * because readers disagree about several; the others are media.
 */
function enclosureOf(attachments: readonly Attachment[]): Attachment | undefined {
  return attachments.find(({ length }) => length > 0);
}

/** Appends an attachment that is not the enclosure, by Media RSS 1.5.1. */
function appendMedia(item: Element, channel: Channel, attachment: Attachment): void {
  const { url, type, length, title } = attachment;
  const content = append(item, "media:content", {
    url: absoluteUrl(channel, url),
    type,
    medium: /^(image|audio|video)\//.exec(type)?.[1] ?? "document",
    fileSize: positive(length),
  });
  if (title !== undefined) append(content, "media:title", { type: "plain" }, title);
}
