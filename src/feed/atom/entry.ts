import { Feed } from "feed";
import { absoluteUrl, type Person, topicUrl } from "../../article/channel.ts";
import { commonItem, creditLines, type FeedItem } from "../feed-item.ts";
import { guardCdata, guardText } from "../guards.ts";
import { appendPicture, positive } from "../xml/media.ts";
import { append, children, onlyChild, onlyElement, parseXml, sourceOf } from "../xml/tree.ts";

/** An article as an `<entry>` of Atom (RFC 4287). */
export function pressAtom(entry: FeedItem): string {
  const { article, channel, topics, html } = entry;
  const feed = new Feed({ title: channel.title, id: channel.url });
  feed.addItem({
    ...commonItem(entry),
    title: guardCdata(article.title),
    description: guardCdata(article.summary),
    content: guardCdata(html),
    copyright: guardText(channel.copyright),
    author: article.authors.map(guardedPerson),
    contributor: creditLines(entry).map((name) => ({ name: guardText(name) })),
    // The label may hold "<", which `feed` writes raw: it is set below.
    category: topics.map((topic) => ({
      name: topic.slug,
      term: topic.slug,
      scheme: topicUrl(channel, topic),
    })),
  });
  const element = onlyElement(parseXml(feed.atom1()), "entry");
  if (article.language !== channel.language) element.attributes.set("xml:lang", article.language);
  // `feed` marks both as HTML, which they are not: "5 < 6" would be read as a tag.
  for (const construct of [...children(element, "title"), ...children(element, "summary")]) {
    construct.attributes.set("type", "text");
  }
  const page = onlyChild(element, "link");
  page.attributes.set("rel", "alternate");
  page.attributes.set("type", "text/html");
  page.attributes.set("hreflang", article.language);
  children(element, "category").forEach((category, index) => {
    category.attributes.set("label", topics[index]?.title ?? "");
  });
  for (const { url, type, length, title } of article.attachments) {
    const href = absoluteUrl(channel, url);
    append(element, "link", { rel: "enclosure", href, type, length: positive(length), title });
  }
  // Not `alternate`: of several, readers open the last, or the first that they come across.
  for (const { language, url } of article.translations) {
    const href = absoluteUrl(channel, url);
    append(element, "link", { rel: "related", href, hreflang: language });
  }
  appendPicture(element, entry);
  return sourceOf(element);
}

function guardedPerson({ name, email, url }: Person) {
  return {
    name: guardText(name),
    ...(email === undefined ? {} : { email: guardText(email) }),
    ...(url === undefined ? {} : { link: url }),
  };
}
