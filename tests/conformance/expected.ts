import type { Format } from "../../src/article/formats.ts";
import { attachment, type FeedField, type ItemField } from "../support/panel/panelist.ts";
import { channel, type Reading } from "./corpus.ts";

/** Fields for which a format has no place, or only an extension of ours that readers do not know. */
const notCarried: Readonly<Record<Format, readonly ItemField[]>> = {
  rss: ["text"],
  atom: ["text"],
  json: ["credits", "related"],
};

/** True if a format carries a field in a way that readers know. */
export function expects(format: Format, field: ItemField): boolean {
  return !notCarried[format].includes(field);
}

/** Plain text as HTML, with the references that feeds use. */
export function asHtml(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");
}

/** What a reader must understand of a field of an article. */
export function expectedOf(format: Format, field: ItemField, reading: Reading): unknown {
  if (field === "attachments") {
    return reading.enclosures.map(({ url, type, length }) => attachment(url, type, length));
  }
  // The description in RSS is HTML.
  if (field === "summary" && format === "rss") return asHtml(reading.summary);
  return reading[field];
}

/** What a reader must understand of a field of the feed. */
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

/**
 * Removes differences that mean nothing: several readers trim texts, and omit what is empty or what the
 * feed already says.
 */
export function comparable(field: FeedField | ItemField, value: unknown): unknown {
  if (field === "language") return value ?? channel.language;
  // In RSS, the attachment in the enclosure comes first, wherever the article has it.
  if (field === "attachments" && Array.isArray(value)) {
    return value.map((one: unknown) => JSON.stringify(one)).sort();
  }
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map((one: unknown) => comparable("title", one));
  if (value === undefined || value === null) return field === "image" ? null : "";
  return value;
}
