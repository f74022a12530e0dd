import { Feed, type FeedOptions } from "feed";
import type { Channel } from "../article/channel.ts";
import type { Instant } from "../article/instant.ts";
import type { Format } from "./formats.ts";
import { guardText } from "./guards.ts";
import { parseRecord } from "./json-record.ts";

/** What a feed says of itself. Addresses are absolute. */
export interface FeedFacts {
  /** Permanent id of the feed, a tag URI. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page that shows the same articles. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  /** When the newest change of an article in the feed was made. */
  readonly updated: Instant;
}

/** What stands before, between and after the pressed pieces of a feed. */
export interface FeedFrame {
  readonly open: string;
  readonly separator: string;
  readonly close: string;
}

/** The frame of an RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1 document. */
export function feedFrame(format: Format, channel: Channel, facts: FeedFacts): FeedFrame {
  switch (format) {
    case "rss":
      return rssFrame(channel, facts);
    case "atom":
      return atomFrame(channel, facts);
    case "json":
      return jsonFrame(channel, facts);
  }
}

/** The name that the feeds give for the program that made them. */
const generator = "Broadsheet";

function rssFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const xml = new Feed({
    ...guarded(channel, facts),
    language: channel.language,
    feedLinks: { rss: facts.feedUrl },
    docs: "https://www.rssboard.org/rss-specification",
  }).rss2();
  const [start, end] = splitOnce(withReferences(xml), "\n    </channel>");
  const [declaration, channelHead] = splitOnce(
    start,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
  );
  return {
    open: `${declaration}${rssElement}${channelHead}\n`,
    separator: "\n",
    close: `\n</channel>${end}\n`,
  };
}

function atomFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const xml = new Feed({
    ...guarded(channel, facts),
    feedLinks: { atom: facts.feedUrl },
    author: {
      name: guardText(channel.contact.name),
      ...(channel.contact.email === undefined ? {} : { email: guardText(channel.contact.email) }),
      ...(channel.contact.url === undefined ? {} : { link: channel.contact.url }),
    },
  }).atom1();
  const [start, end] = splitOnce(withReferences(xml), "\n</feed>");
  const [declaration, feedHead] = splitOnce(start, '<feed xmlns="http://www.w3.org/2005/Atom">');
  return {
    open: `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="${tombstones}" xml:lang="${channel.language}">${feedHead}\n`,
    separator: "\n",
    close: `\n</feed>${end}\n`,
  };
}

function jsonFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const { title, description, pageUrl, feedUrl } = facts;
  const { items: _, ...head } = parseRecord(
    new Feed({ title, description, link: pageUrl, feedLinks: { json: feedUrl } }).json1(),
  );
  const text = JSON.stringify(
    {
      ...head,
      version: "https://jsonfeed.org/version/1.1",
      language: channel.language,
      authors: [{ name: channel.contact.name, url: channel.contact.url }],
    },
    null,
    2,
  );
  return { open: `${text.slice(0, -2)},\n  "items": [\n`, separator: ",\n", close: "\n  ]\n}\n" };
}

/** The namespaces that our RSS uses, by the prefix they are declared with. */
export const namespaces = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
} as const;

/** The namespace of Atom's tombstones (RFC 6721). */
export const tombstones = "http://purl.org/atompub/tombstones/1.0";

/** The start tag that declares every namespace once, whatever the pieces use. */
export const rssElement = `<rss version="2.0" ${Object.entries(namespaces)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ")}>`;

function guarded(channel: Channel, facts: FeedFacts): FeedOptions {
  return {
    id: guardText(facts.id),
    title: guardText(facts.title),
    description: guardText(facts.description),
    link: facts.pageUrl,
    updated: new Date(facts.updated),
    copyright: guardText(channel.copyright),
    generator,
  };
}

/** The same references in a head's text nodes as in the pieces. No attribute of a head holds ">". */
function withReferences(xml: string): string {
  return xml.replace(/>[^<]+</g, (text) =>
    text.replaceAll("&amp;", "&#x26;").replaceAll("&lt;", "&#x3C;"),
  );
}

/** Splits at a text that must stand exactly once: where it does not, `feed` has changed its output. */
function splitOnce(text: string, at: string): [string, string] {
  const [before, after, ...more] = text.split(at);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`the package feed was expected to write ${JSON.stringify(at)} exactly once`);
  }
  return [before, after];
}
