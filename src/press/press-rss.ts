import { Feed } from "feed";
import { creditLabel } from "../article/article.ts";
import { guardCdata, guardText } from "../feed/guards.ts";
import { rssElement } from "../feed/head.ts";
import { textHtml } from "./feed-html.ts";
import { commonItem, type Pressable, topicUrl } from "./pressable.ts";
import { append, onlyElement, parseXml, sourceOf } from "./xml.ts";

/** An article as an `<item>` of RSS 2.0, by the RSS Advisory Board's Best Practices Profile. */
export function pressRss(entry: Pressable): string {
  const { article, channel, topics, html } = entry;
  const feed = new Feed({ title: channel.title, link: channel.url });
  feed.addItem({
    ...commonItem(entry),
    title: guardCdata(article.title),
    description: guardCdata(textHtml(article.summary)),
    content: guardCdata(html),
    category: topics.map((topic) => ({
      name: guardText(topic.title),
      domain: topicUrl(channel, topic),
    })),
  });
  const document = parseXml(declareNamespaces(feed.rss2()));
  const item = onlyElement(document, "item");
  for (const { name } of article.authors) append(item, "dc:creator", name);
  for (const credit of article.credits) {
    append(item, "dc:contributor", `${credit.name} (${creditLabel(credit)})`);
  }
  return sourceOf(item);
}

/** `feed` declares the namespaces only of what it writes itself. */
function declareNamespaces(xml: string): string {
  return xml.replace(/<rss version="2.0"[^>]*>/, rssElement);
}
