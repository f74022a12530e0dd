import { Feed } from "feed";
import { absoluteUrl, type Channel, type Person, topicUrl } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import { toRfc822 } from "../../article/instant.ts";
import type { FeedFacts, FeedFrame } from "../feed-frame.ts";
import { generator } from "../generator.ts";
import { categoryElements } from "../xml/categories.ts";
import { parentElement, textElement } from "../xml/element.ts";
import { completed, cutFrame, guardedOptions, historyElements } from "../xml/frame.ts";
import { type HeadFacts, headOf } from "../xml/head-template.ts";
import { rssElement } from "../xml/namespaces.ts";

/** Minutes for which a reader may keep a feed, unless the channel says otherwise. */
const defaultTtl = 60;

/** The frame of RSS 2.0, by the RSS Advisory Board's Best Practices Profile. */
export function rssFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const head = headOf(channel, "rss", facts, (given) => drawRss(channel, given));
  return completed(head, additions(channel, facts));
}

function drawRss(channel: Channel, facts: HeadFacts): FeedFrame {
  const xml = new Feed({
    ...guardedOptions(channel, facts),
    link: facts.pageUrl,
    language: channel.language,
    generator: `${generator.name} ${generator.version} (${channel.url}/)`,
    docs: "https://www.rssboard.org/rss-specification",
    ttl: channel.feeds?.ttl ?? defaultTtl,
  }).rss2();
  return cutFrame(xml, ['<rss version="2.0">', rssElement], "    </channel>");
}

function additions(channel: Channel, facts: FeedFacts): string[] {
  const { alternates = [], topics = [], published } = facts;
  const address = { rel: "self", type: formats.rss.mediaType, href: facts.feedUrl };
  return [
    ...mailbox("managingEditor", channel.contact),
    ...(channel.webMaster === undefined ? [] : mailbox("webMaster", channel.webMaster)),
    ...(published === undefined ? [] : [textElement("pubDate", {}, toRfc822(published))]),
    ...categoryElements(channel, "rss", topics, (topic) =>
      textElement("category", { domain: topicUrl(channel, topic) }, topic.title),
    ),
    ...image(channel, facts),
    textElement("atom:link", address),
    // Not `alternate`: SimplePie prefers it to `link`, and would take another feed for the site.
    ...alternates.map(({ format, url }) =>
      textElement("atom:link", { rel: "related", type: formats[format].mediaType, href: url }),
    ),
    ...(channel.hub === undefined
      ? []
      : [textElement("atom:link", { rel: "hub", href: channel.hub })]),
    ...historyElements("atom:link", formats.rss.mediaType, facts.history),
  ];
}

/**
 * RSS knows people only by e-mail, with the name as a comment of RFC 822 after it. Brackets and
 * backslashes have a meaning in comments, and parsers of our day take a comma for the next address.
 */
function mailbox(name: string, { email, name: person }: Person): string[] {
  if (email === undefined) return [];
  const comment = person.replace(/[(),\\]/g, (character) => standIns[character] ?? "");
  return [textElement(name, {}, `${email} (${comment})`)];
}

const standIns: Readonly<Record<string, string>> = { "(": "[", ")": "]", ",": ";", "\\": "/" };

/** Title and link are those of the channel, as its Best Practices Profile asks. */
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
