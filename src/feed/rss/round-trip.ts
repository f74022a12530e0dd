import { absoluteUrl, topicUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { creditLines, type FeedItem } from "../feed-item.ts";
import { attributes, expectMedia, moment, readMedia, text, texts } from "../xml/reading.ts";
import { children, onlyElement, parseXml } from "../xml/tree.ts";

/** What an item of RSS must say of an article. */
export function expectRss(entry: FeedItem): Record<string, unknown> {
  const { article, channel, topics } = entry;
  const [first] = article.attachments.filter(({ length }) => length > 0);
  const others = article.attachments.filter((one) => one !== first);
  return {
    id: entry.id,
    permalink: "false",
    url: entry.url,
    title: article.title,
    published: toRfc3339(article.published),
    updated: toRfc3339(article.updated),
    authors: article.authors.map(({ name }) => name),
    credits: creditLines(entry),
    language: article.language === channel.language ? "" : article.language,
    topics: topics.map((topic) => [topic.title, topicUrl(channel, topic)]),
    summary: entry.summaryHtml,
    html: entry.html,
    enclosure: first ? [[absoluteUrl(channel, first.url), String(first.length), first.type]] : [],
    ...expectMedia(entry, others),
    related: article.translations.map(({ language, url }) => [
      "related",
      absoluteUrl(channel, url),
      language,
    ]),
  };
}

/** What the only item of an RSS document says. Throws where it is not well formed. */
export function readRss(document: string): Record<string, unknown> {
  const item = onlyElement(parseXml(document), "item");
  return {
    id: text(item, "guid"),
    permalink: children(item, "guid")[0]?.attributes.get("isPermaLink") ?? "",
    url: text(item, "link"),
    title: text(item, "title"),
    published: moment(item, "pubDate"),
    updated: moment(item, "atom:updated"),
    authors: texts(item, "dc:creator"),
    credits: texts(item, "dc:contributor"),
    language: text(item, "dc:language"),
    topics: children(item, "category").map((category) => [
      category.text,
      category.attributes.get("domain") ?? "",
    ]),
    summary: text(item, "description"),
    html: text(item, "content:encoded"),
    enclosure: attributes(item, "enclosure", "url", "length", "type"),
    ...readMedia(item),
    related: attributes(item, "atom:link", "rel", "href", "hreflang"),
  };
}
