import { Feed } from "feed";
import { absoluteUrl, topicUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { commonItem, creditLines, type FeedItem } from "../feed-item.ts";
import { guardCdata, guardText } from "../guards.ts";
import { appendAttachment, appendPicture, enclosureOf } from "../xml/media.ts";
import { rssElement } from "../xml/namespaces.ts";
import { append, onlyElement, parseXml, sourceOf } from "../xml/tree.ts";

/** An article as an `<item>` of RSS 2.0, by the RSS Advisory Board's Best Practices Profile. */
export function pressRss(entry: FeedItem): string {
  const { article, channel, topics, html } = entry;
  const feed = new Feed({ title: channel.title, link: channel.url });
  feed.addItem({
    ...commonItem(entry),
    title: guardCdata(article.title),
    description: guardCdata(entry.summaryHtml),
    content: guardCdata(html),
    category: topics.map((topic) => ({
      name: guardText(topic.title),
      domain: topicUrl(channel, topic),
    })),
  });
  const item = onlyElement(parseXml(declareNamespaces(feed.rss2())), "item");
  append(item, "atom:updated", {}, toRfc3339(article.updated));
  for (const { name } of article.authors) append(item, "dc:creator", {}, name);
  for (const credit of creditLines(entry)) append(item, "dc:contributor", {}, credit);
  if (article.language !== channel.language) append(item, "dc:language", {}, article.language);
  const enclosure = enclosureOf(entry);
  if (enclosure !== undefined) {
    const { url, type, length } = enclosure;
    append(item, "enclosure", { url: absoluteUrl(channel, url), length, type });
  }
  appendPicture(item, entry);
  // Each attachment once: many readers take an enclosure and media of one address for two files.
  for (const attachment of article.attachments) {
    if (attachment !== enclosure) appendAttachment(item, channel, attachment);
  }
  for (const { language, url } of article.translations) {
    const href = absoluteUrl(channel, url);
    append(item, "atom:link", { rel: "related", href, hreflang: language });
  }
  return sourceOf(item);
}

/** `feed` declares the namespaces only of what it writes itself. */
function declareNamespaces(xml: string): string {
  return xml.replace(/<rss version="2.0"[^>]*>/, rssElement);
}
