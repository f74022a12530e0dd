import { Feed } from "feed";
import { creditLabel } from "../article/article.ts";
import type { Person } from "../article/channel.ts";
import { guardCdata, guardText } from "../feed/guards.ts";
import { commonItem, type Pressable, topicUrl } from "./pressable.ts";
import { children, onlyChild, onlyElement, parseXml, sourceOf } from "./xml.ts";

/** An article as an `<entry>` of Atom (RFC 4287). */
export function pressAtom(entry: Pressable): string {
  const { article, channel, topics, html } = entry;
  const feed = new Feed({ title: channel.title, id: channel.url });
  feed.addItem({
    ...commonItem(entry),
    title: guardCdata(article.title),
    description: guardCdata(article.summary),
    content: guardCdata(html),
    author: article.authors.map(guardedPerson),
    contributor: article.credits.map((credit) => ({
      name: guardText(`${credit.name} (${creditLabel(credit)})`),
    })),
    // The label may hold "<", which `feed` writes raw: it is set below.
    category: topics.map((topic) => ({
      name: topic.slug,
      term: topic.slug,
      scheme: topicUrl(channel, topic),
    })),
  });
  const document = parseXml(feed.atom1());
  const element = onlyElement(document, "entry");
  // `feed` marks both as HTML, which they are not: "5 < 6" would be read as a tag.
  for (const construct of [...children(element, "title"), ...children(element, "summary")]) {
    construct.setAttribute("type", "text");
  }
  onlyChild(element, "link").setAttribute("rel", "alternate");
  children(element, "category").forEach((category, index) => {
    category.setAttribute("label", topics[index]?.title ?? "");
  });
  return sourceOf(element);
}

function guardedPerson({ name, email, url }: Person) {
  return {
    name: guardText(name),
    ...(email === undefined ? {} : { email: guardText(email) }),
    ...(url === undefined ? {} : { link: url }),
  };
}
