import { absoluteUrl, topicUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { creditLines, type FeedItem } from "../feed-item.ts";
import { attributes, expectMedia, moment, readMedia, text, texts } from "../xml/reading.ts";
import { children, type Element, onlyElement, parseXml } from "../xml/tree.ts";

/** What an entry of Atom must say of an article. */
export function expectAtom(entry: FeedItem): Record<string, unknown> {
  const { article, channel, topics } = entry;
  return {
    id: entry.id,
    titleType: "text",
    title: article.title,
    published: toRfc3339(article.published),
    updated: toRfc3339(article.updated),
    language: article.language === channel.language ? null : article.language,
    authors: article.authors.map(({ name, email, url }) => [
      name,
      email ?? "",
      url === undefined ? "" : new URL(url).href,
    ]),
    credits: creditLines(entry).map((credit) => [credit, "", ""]),
    topics: topics.map((topic) => [topic.slug, topicUrl(channel, topic), topic.title]),
    summary: article.summary,
    html: entry.html,
    rights: channel.copyright,
    links: [
      ["alternate", entry.url, "text/html", article.language, null, null],
      ...article.attachments.map(({ url, type, length, title }) => [
        "enclosure",
        absoluteUrl(channel, url),
        type,
        null,
        length > 0 ? String(length) : null,
        title ?? null,
      ]),
      ...article.translations.map(({ language, url }) => [
        "related",
        absoluteUrl(channel, url),
        null,
        language,
        null,
        null,
      ]),
    ],
    ...expectMedia(entry),
  };
}

/** What the only entry of an Atom document says. Throws where it is not well formed. */
export function readAtom(document: string): Record<string, unknown> {
  const entry = onlyElement(parseXml(document), "entry");
  return {
    id: text(entry, "id"),
    titleType: children(entry, "title")[0]?.attributes.get("type") ?? "",
    title: text(entry, "title"),
    published: moment(entry, "published"),
    updated: moment(entry, "updated"),
    language: entry.attributes.get("xml:lang") ?? null,
    authors: people(entry, "author"),
    credits: people(entry, "contributor"),
    topics: children(entry, "category").map((category) =>
      ["term", "scheme", "label"].map((name) => category.attributes.get(name) ?? ""),
    ),
    summary: text(entry, "summary"),
    html: text(entry, "content"),
    rights: text(entry, "rights"),
    links: attributes(entry, "link", "rel", "href", "type", "hreflang", "length", "title"),
    ...readMedia(entry),
  };
}

function people(entry: Element, name: string): string[][] {
  return children(entry, name).map((person) =>
    ["name", "email", "uri"].map((part) => texts(person, part).join()),
  );
}
