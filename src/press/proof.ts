import type { Element } from "@xmldom/xmldom";
import { creditLabel } from "../article/article.ts";
import { toRfc3339 } from "../article/instant.ts";
import type { Format } from "../feed/formats.ts";
import { feedFrame } from "../feed/head.ts";
import { isRecord, parseRecord } from "../feed/json-record.ts";
import { textHtml } from "./feed-html.ts";
import type { Pressable } from "./pressable.ts";
import { children, onlyElement, parseXml } from "./xml.ts";

/** A pressed piece that is not well formed, or does not read back as its article. */
export class ProofError extends Error {
  override readonly name = "ProofError";
}

/** Reads a piece back in the frame that it will stand in, and compares it with its article. */
export function proofread(format: Format, piece: string, entry: Pressable): void {
  const { channel, article } = entry;
  const frame = feedFrame(format, channel, {
    id: entry.id,
    title: channel.title,
    description: channel.description,
    pageUrl: channel.url,
    feedUrl: channel.url,
    updated: article.updated,
  });
  let read: Reading;
  try {
    read = readers[format](frame.open + piece + frame.close);
  } catch (cause) {
    throw new ProofError(`its ${format} piece is not well formed`, { cause });
  }
  const expected = expectation(format, entry);
  for (const [field, value] of Object.entries(expected)) {
    const found = JSON.stringify(read[field]);
    if (found === JSON.stringify(value)) continue;
    throw new ProofError(
      `${field} reads back from its ${format} piece as ${found}, not as ${JSON.stringify(value)}`,
    );
  }
}

type Reading = Record<string, unknown>;

function expectation(format: Format, entry: Pressable): Reading {
  const { article, topics } = entry;
  const credits = article.credits.map((credit) => `${credit.name} (${creditLabel(credit)})`);
  return {
    id: entry.id,
    url: entry.url,
    title: article.title,
    summary: format === "rss" ? textHtml(article.summary) : article.summary,
    html: entry.html,
    published: toRfc3339(article.published),
    ...(format === "rss" ? {} : { updated: toRfc3339(article.updated) }),
    topics: topics.map(({ title }) => title),
    authors: article.authors.map(({ name }) => name),
    credits: format === "json" ? article.credits : credits,
  };
}

const readers: Record<Format, (document: string) => Reading> = {
  rss: (document) => {
    const item = onlyElement(parseXml(document), "item");
    return {
      id: text(item, "guid"),
      url: text(item, "link"),
      title: text(item, "title"),
      summary: text(item, "description"),
      html: text(item, "content:encoded"),
      published: toRfc3339(Date.parse(text(item, "pubDate"))),
      topics: texts(item, "category"),
      authors: texts(item, "dc:creator"),
      credits: texts(item, "dc:contributor"),
    };
  },
  atom: (document) => {
    const entry = onlyElement(parseXml(document), "entry");
    const people = (name: string) =>
      children(entry, name).flatMap((person) => texts(person, "name"));
    return {
      id: text(entry, "id"),
      url: children(entry, "link")[0]?.getAttribute("href"),
      title: text(entry, "title"),
      summary: text(entry, "summary"),
      html: text(entry, "content"),
      published: toRfc3339(Date.parse(text(entry, "published"))),
      updated: toRfc3339(Date.parse(text(entry, "updated"))),
      topics: children(entry, "category").map((category) => category.getAttribute("label")),
      authors: people("author"),
      credits: people("contributor"),
    };
  },
  json: (document) => {
    const { items } = parseRecord(document);
    const item: unknown = Array.isArray(items) && items.length === 1 ? items[0] : undefined;
    if (!isRecord(item)) throw new TypeError("one item was expected");
    const { authors, _broadsheet: extension } = item;
    return {
      id: item["id"],
      url: item["url"],
      title: item["title"],
      summary: item["summary"] ?? "",
      html: item["content_html"],
      published: toRfc3339(Date.parse(String(item["date_published"]))),
      updated: toRfc3339(Date.parse(String(item["date_modified"]))),
      topics: item["tags"],
      authors: Array.isArray(authors)
        ? authors.map((author: unknown) => (isRecord(author) ? author["name"] : undefined))
        : [],
      credits: isRecord(extension) ? extension["credits"] : [],
    };
  },
};

function texts(parent: Element, name: string): string[] {
  return children(parent, name).map((child) => child.textContent ?? "");
}

function text(parent: Element, name: string): string {
  const [first = "", ...others] = texts(parent, name);
  if (others.length > 0) throw new Error(`more than one <${name}>`);
  return first;
}
