import { Readable } from "node:stream";
import { parseFeed as rowanmanning } from "@rowanmanning/feed-parser";
import FeedParser, { type Item } from "feedparser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import type { Format } from "../../src/feed/formats.ts";

/** What an independent reader understood of one article. */
export interface ReadItem {
  readonly id: unknown;
  readonly title: unknown;
  readonly url: unknown;
  /** RFC 3339, in UTC, with milliseconds. */
  readonly published: string | undefined;
  readonly html: unknown;
  /** Undefined where this reader does not read topics in this format. */
  readonly topics: readonly unknown[] | undefined;
  /** The authors that this reader reads: all of them, or just the first. */
  readonly authors: readonly unknown[] | undefined;
  /** Undefined where this reader does not read contributors. */
  readonly credits: readonly unknown[] | undefined;
}

type Reader = (document: string) => ReadItem[] | Promise<ReadItem[]>;

/** Each reader, and the formats that it reads. */
export const readers: Readonly<Record<string, Readonly<Partial<Record<Format, Reader>>>>> = {
  feedsmith: {
    rss: (document) =>
      (parseRssFeed(document).items ?? []).map((item) => ({
        id: item.guid?.value,
        title: item.title,
        url: item.link,
        published: iso(item.pubDate),
        html: item.content?.encoded,
        topics: (item.categories ?? []).map(({ name }) => name),
        authors: item.dc?.creators ?? [],
        credits: item.dc?.contributors ?? [],
      })),
    atom: (document) =>
      (parseAtomFeed(document).entries ?? []).map((entry) => ({
        id: entry.id,
        title: entry.title?.value,
        url: entry.links?.find(({ rel }) => rel === "alternate")?.href,
        published: iso(entry.published),
        html: entry.content?.value,
        topics: (entry.categories ?? []).map(({ label }) => label),
        authors: (entry.authors ?? []).map(({ name }) => name),
        credits: (entry.contributors ?? []).map(({ name }) => name),
      })),
    json: (document) =>
      (parseJsonFeed(document).items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        url: item.url,
        published: iso(item.date_published),
        html: item.content_html,
        topics: item.tags ?? [],
        authors: (item.authors ?? []).map(({ name }) => name),
        // Our extension, which is no concern of a reader's.
        credits: undefined,
      })),
  },
  "@rowanmanning/feed-parser": { rss: readRowanmanning, atom: readRowanmanning },
  "rss-parser": {
    rss: async (document) =>
      (await new RssParser<object, Record<string, unknown>>().parseString(document)).items.map(
        (item) => ({
          id: item.guid,
          title: item.title,
          url: item.link,
          published: iso(item.isoDate),
          html: item["content:encoded"],
          topics: (item.categories ?? []).map(categoryText),
          authors: item.creator === undefined ? [] : [item.creator],
          credits: undefined,
        }),
      ),
    // It knows neither categories nor a second author in Atom.
    atom: async (document) =>
      (await new RssParser<object, Record<string, unknown>>().parseString(document)).items.map(
        (item) => ({
          id: item["id"],
          title: item.title,
          url: item.link,
          published: iso(item.isoDate),
          html: item.content,
          topics: undefined,
          authors: item["author"] === undefined ? [] : [item["author"]],
          credits: undefined,
        }),
      ),
  },
  feedparser: { rss: readFeedparser, atom: readFeedparser },
};

function readRowanmanning(document: string): ReadItem[] {
  return rowanmanning(document).items.map((item) => ({
    id: item.id,
    title: item.title,
    url: item.url,
    published: iso(item.published ?? undefined),
    html: item.content,
    topics: item.categories.map(({ label, term }) => label ?? term),
    authors: item.authors.map(({ name }) => name),
    credits: undefined,
  }));
}

async function readFeedparser(document: string): Promise<ReadItem[]> {
  const parser = new FeedParser({ feedurl: "https://news.example.org/" });
  const items: Item[] = [];
  for await (const item of Readable.from([document]).pipe(parser)) items.push(item);
  return items.map((item) => ({
    id: item.guid,
    title: item.title,
    url: item.link,
    published: iso(item.pubdate ?? undefined),
    html: item.description,
    // It reads a category's term in Atom, and joins and splits names at commas.
    topics: undefined,
    authors: undefined,
    credits: undefined,
  }));
}

function categoryText(category: unknown): unknown {
  return typeof category === "object" && category !== null && "_" in category
    ? category._
    : category;
}

function iso(date: string | Date | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString();
}
