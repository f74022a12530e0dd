import { Feed } from "feed";
import type { Withdrawal } from "../../article/article.ts";
import { absoluteUrl, type Person, topicUrl } from "../../article/channel.ts";
import { toRfc3339 } from "../../article/instant.ts";
import { creditLines, type FeedItem } from "../feed-item.ts";
import { commonItem, guardCdata, guardText } from "../package-feed.ts";
import { appendPicture, positive } from "../xml/picture.ts";
import { parentElement, textElement } from "../xml/source.ts";
import {
  append,
  children,
  onlyChild,
  onlyElement,
  parseXml,
  setText,
  sourceOf,
} from "../xml/tree.ts";

/** An article as an `<entry>` of Atom (RFC 4287), or as a tombstone if it was withdrawn. */
export function pressAtom(entry: FeedItem): string {
  const { article, channel, topics, html } = entry;
  if (article.withdrawn !== undefined) return tombstone(entry.atomId, article.withdrawn);
  const feed = new Feed({ title: channel.title, id: channel.url });
  feed.addItem({
    ...commonItem(entry),
    // `feed` would rewrite an id as browsers rewrite an address. The id is set below.
    id: entry.url,
    title: guardCdata(article.title),
    description: guardCdata(article.summary),
    content: guardCdata(html),
    copyright: guardText(channel.copyright),
    author: article.authors.map(guardedPerson),
    contributor: creditLines(entry).map((name) => ({ name: guardText(name) })),
    // Not the title, because `feed` writes "<" in a label as it is. The labels are set below.
    category: topics.map((topic) => ({
      name: topic.slug,
      term: topic.slug,
      scheme: topicUrl(channel, topic),
    })),
  });
  const element = onlyElement(parseXml(feed.atom1()), "entry");
  setText(onlyChild(element, "id"), entry.atomId);
  if (article.language !== channel.language) element.attributes.set("xml:lang", article.language);
  // `feed` declares both as HTML, which they are not: readers would take the "<" of "5 < 6" for a tag.
  for (const plain of [...children(element, "title"), ...children(element, "summary")]) {
    plain.attributes.set("type", "text");
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
  // Not `alternate`, because if there are several, some readers open the first and some the last.
  for (const { language, url } of article.translations) {
    const href = absoluteUrl(channel, url);
    append(element, "link", { rel: "related", href, hreflang: language });
  }
  appendPicture(element, entry);
  return sourceOf(element);
}

/** A deleted entry (RFC 6721, section 3). */
function tombstone(id: string, { date, reason }: Withdrawal): string {
  return parentElement("at:deleted-entry", { ref: id, when: toRfc3339(date) }, [
    `\n${textElement("at:comment", {}, reason)}\n`,
  ]);
}

function guardedPerson({ name, email, url }: Person) {
  return {
    name: guardText(name),
    ...(email === undefined ? {} : { email: guardText(email) }),
    ...(url === undefined ? {} : { link: url }),
  };
}
