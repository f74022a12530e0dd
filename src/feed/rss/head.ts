import { absoluteUrl, type Channel, type Person, topicUrl } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import { toRfc822 } from "../../article/instant.ts";
import type { FeedFrame } from "../bind.ts";
import type { FeedFacts } from "../feed-facts.ts";
import {
  categoryElements,
  generator,
  historyElements,
  optionalElement,
  requiredElement,
} from "../xml/head-elements.ts";
import { namespaces, parentElement, startTag, textElement } from "../xml/source.ts";

/** Minutes for which a reader may keep a feed, unless the channel says otherwise. */
const defaultTtl = 60;

/** Declares every namespace once, so that the pieces need not. */
export const rssStartTag = startTag("rss", {
  version: "2.0",
  ...Object.fromEntries(
    Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]),
  ),
});

/** The frame of RSS 2.0, by the RSS Advisory Board's Best Practices Profile. */
export function rssFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    rssStartTag,
    "    <channel>",
    ...specifiedElements(channel, facts).map((element) => `        ${element}`),
    ...contacts(channel),
    ...(facts.published === undefined
      ? []
      : [textElement("pubDate", {}, toRfc822(facts.published))]),
    ...categoryElements(channel, "rss", facts.topics ?? [], (topic) =>
      textElement("category", { domain: topicUrl(channel, topic) }, topic.title),
    ),
    ...image(channel, facts),
    ...links(channel, facts),
  ];
  return { open: `${lines.join("\n")}\n`, separator: "\n", close: "\n</channel>\n</rss>\n" };
}

function specifiedElements(channel: Channel, facts: FeedFacts): string[] {
  return [
    requiredElement("title", facts.title),
    requiredElement("link", facts.pageUrl),
    requiredElement("description", facts.description),
    requiredElement("lastBuildDate", toRfc822(facts.updated)),
    requiredElement("docs", "https://www.rssboard.org/rss-specification"),
    requiredElement("generator", `${generator.name} ${generator.version} (${channel.url}/)`),
    requiredElement("language", channel.language),
    requiredElement("ttl", String(channel.feeds?.ttl ?? defaultTtl)),
    ...optionalElement("copyright", channel.copyright),
  ];
}

function contacts({ contact, webMaster }: Channel): string[] {
  return [
    ...optionalElement("managingEditor", mailbox(contact)),
    ...optionalElement("webMaster", webMaster && mailbox(webMaster)),
  ];
}

/**
 * RSS names people by their e-mail address, with the name after it as a comment of RFC 822. Brackets and
 * backslashes have a meaning in comments, and today's parsers take a comma for the start of another
 * address.
 */
function mailbox({ email, name }: Person): string | undefined {
  const comment = name.replace(/[(),\\]/g, (character) => standIns[character] ?? "");
  return email && `${email} (${comment})`;
}

const standIns: Readonly<Record<string, string>> = { "(": "[", ")": "]", ",": ";", "\\": "/" };

/** Its title and link are those of the channel, as the Best Practices Profile recommends. */
function image(channel: Channel, { title, pageUrl }: FeedFacts): string[] {
  const { rssImage } = channel;
  if (rssImage === undefined) return [];
  return [
    parentElement("image", {}, [
      textElement("url", {}, absoluteUrl(channel, rssImage.path)),
      textElement("title", {}, title),
      textElement("link", {}, pageUrl),
      textElement("width", {}, String(rssImage.width)),
      textElement("height", {}, String(rssImage.height)),
    ]),
  ];
}

function links({ hub }: Channel, { feedUrl, alternates = [], history }: FeedFacts): string[] {
  const { mediaType } = formats.rss;
  return [
    textElement("atom:link", { rel: "self", type: mediaType, href: feedUrl }),
    // Not `alternate`: SimplePie prefers it to `link`, and would take another feed for the site.
    ...alternates.map(({ format, url }) =>
      textElement("atom:link", { rel: "related", type: formats[format].mediaType, href: url }),
    ),
    ...(hub === undefined ? [] : [textElement("atom:link", { rel: "hub", href: hub })]),
    ...historyElements("atom:link", mediaType, history),
  ];
}
