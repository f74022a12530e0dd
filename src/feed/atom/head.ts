import { Feed } from "feed";
import { absoluteUrl, type Channel, topicUrl } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import type { FeedFacts, FeedFrame } from "../feed-frame.ts";
import { generator } from "../generator.ts";
import { guardText } from "../guards.ts";
import { categoryElements } from "../xml/categories.ts";
import { textElement } from "../xml/element.ts";
import { completed, cutFrame, guardedOptions, historyElements } from "../xml/frame.ts";
import { type HeadFacts, headOf } from "../xml/head-template.ts";
import { atomElement } from "../xml/namespaces.ts";

/** The frame of Atom (RFC 4287). */
export function atomFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const head = headOf(channel, "atom", facts, (given) => drawAtom(channel, given));
  return completed(head, additions(channel, facts));
}

function drawAtom(channel: Channel, facts: HeadFacts): FeedFrame {
  const { name, email, url } = channel.contact;
  const xml = new Feed({
    ...guardedOptions(channel, facts),
    generator: false,
    author: {
      name: guardText(name),
      ...(email === undefined ? {} : { email: guardText(email) }),
      ...(url === undefined ? {} : { link: url }),
    },
    ...(channel.logo && { image: guardText(absoluteUrl(channel, channel.logo.path)) }),
    ...(channel.icon && { favicon: guardText(absoluteUrl(channel, channel.icon.path)) }),
  }).atom1();
  return cutFrame(
    xml,
    ['<feed xmlns="http://www.w3.org/2005/Atom">', atomElement(channel.language)],
    "</feed>",
  );
}

/**
 * The page comes first among the links: readers take the first or the last `alternate` for the
 * address of the publication, so it is the only one, and the other formats are `related`.
 */
function additions(channel: Channel, facts: FeedFacts): string[] {
  const { alternates = [], topics = [] } = facts;
  const page = { rel: "alternate", type: "text/html", href: facts.pageUrl };
  return [
    textElement("link", { ...page, hreflang: channel.language }),
    textElement("link", { rel: "self", type: formats.atom.mediaType, href: facts.feedUrl }),
    ...alternates.map(({ format, url }) =>
      textElement("link", { rel: "related", type: formats[format].mediaType, href: url }),
    ),
    ...(channel.hub === undefined ? [] : [textElement("link", { rel: "hub", href: channel.hub })]),
    ...historyElements("link", formats.atom.mediaType, facts.history),
    ...categoryElements(channel, "atom", topics, (topic) =>
      textElement("category", {
        scheme: topicUrl(channel, topic),
        term: topic.slug,
        label: topic.title,
      }),
    ),
    textElement(
      "generator",
      { uri: `${channel.url}/`, version: generator.version },
      generator.name,
    ),
  ];
}
