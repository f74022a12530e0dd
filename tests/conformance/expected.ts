import type { Format } from "../../src/article/formats.ts";
import { textHtml } from "../../src/press/html/tree.ts";
import { attachment, type FeedField, type ItemField } from "../support/panel/panelist.ts";
import { channel, type Reading } from "./corpus.ts";

/** What a format has no place for, or keeps in an extension of ours that no reader knows. */
const notCarried: Readonly<Record<Format, readonly ItemField[]>> = {
  rss: ["text"],
  atom: ["text"],
  json: ["credits", "related"],
};

/** True where a format carries a field in words that readers know. */
export function expects(format: Format, field: ItemField): boolean {
  return !notCarried[format].includes(field);
}

/** What a reader must understand of a field. */
export function expectedOf(format: Format, field: ItemField, reading: Reading): unknown {
  if (field === "attachments") {
    return reading.enclosures.map(({ url, type, length }) => attachment(url, type, length));
  }
  // RSS has HTML there.
  if (field === "summary" && format === "rss") return textHtml(reading.summary);
  return reading[field];
}

/** What the feed of the corpus must be read as. */
export function expectedFeed(format: Format, field: FeedField): unknown {
  const { contact, logo, rssImage, icon, url } = channel;
  const file = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" }[format];
  const picture = { rss: rssImage, atom: logo, json: icon }[format];
  if (format === "json" && /^(topics|updated|rights)$/.test(field)) return undefined;
  const expected: Record<FeedField, unknown> = {
    title: channel.title,
    url: `${url}/`,
    description: channel.description,
    language: channel.language,
    updated: "2026-03-09T10:30:00Z",
    authors: [contact.name],
    "addresses of authors": [contact.url],
    rights: channel.copyright,
    image: `${url}${picture?.path}`,
    topics: channel.topics.map(({ title }) => title),
    self: `${url}/${file}`,
    hub: channel.hub,
  };
  return expected[field];
}

/** Several readers trim what they read, and leave out what is empty or what the feed says already. */
export function comparable(field: FeedField | ItemField, value: unknown): unknown {
  if (field === "language") return value ?? channel.language;
  // RSS has the one with the enclosure first, whatever its place.
  if (field === "attachments" && Array.isArray(value)) {
    return value.map((one: unknown) => JSON.stringify(one)).sort();
  }
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map((one: unknown) => comparable("title", one));
  if (value === undefined || value === null) return field === "image" ? null : "";
  return value;
}
