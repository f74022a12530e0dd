import type { Format } from "../../src/article/formats.ts";

/** A field that a reader gets wrong, and why the reader and not the feed is to blame. */
export interface Loss {
  readonly reader: string;
  readonly formats: readonly Format[];
  readonly level: "feed" | "item";
  readonly field: string;
  readonly reason: string;
}

/** The list can only become shorter: a test fails if a reader gets a field in it right. */
export const losses: readonly Loss[] = [
  {
    reader: "feedsmith",
    formats: ["rss"],
    level: "feed",
    field: "authors",
    reason: "it resolves references once more in managingEditor, though not in titles",
  },
  {
    reader: "@rowanmanning/feed-parser",
    formats: ["rss"],
    level: "item",
    field: "updated",
    reason: "it does not know atom:updated in RSS, and takes the date of publication",
  },
  {
    reader: "@rowanmanning/feed-parser",
    formats: ["rss", "atom"],
    level: "item",
    field: "topics",
    reason: "it gives an article without topics those of the feed",
  },
  {
    reader: "@rowanmanning/feed-parser",
    formats: ["rss", "atom"],
    level: "item",
    field: "authors",
    reason: "it gives an article without authors those of the feed",
  },
  {
    reader: "feedparser",
    formats: ["rss"],
    level: "item",
    field: "updated",
    reason: "it does not know atom:updated in RSS, and takes the date of publication",
  },
  {
    reader: "feedparser",
    formats: ["rss"],
    level: "item",
    field: "authors",
    reason: "it reads the first dc:creator only, and where there is none takes the feed's editor",
  },
  {
    reader: "feedparser",
    formats: ["atom"],
    level: "item",
    field: "authors",
    reason: "of several authors, or none, it makes the author of the feed",
  },
  {
    reader: "feedparser",
    formats: ["atom"],
    level: "item",
    field: "topics",
    reason: "it reads the term of a category, but not its label",
  },
  {
    reader: "feedparser",
    formats: ["atom"],
    level: "feed",
    field: "topics",
    reason: "it reads the term of a category, but not its label",
  },
  {
    reader: "rss-parser",
    formats: ["rss", "atom"],
    level: "item",
    field: "authors",
    reason: "it reads the first author only",
  },
  {
    reader: "rss-parser",
    formats: ["rss"],
    level: "item",
    field: "attachments",
    reason: "it reads the enclosure, but not Media RSS",
  },
  {
    reader: "@extractus/feed-extractor",
    formats: ["rss", "atom"],
    level: "item",
    field: "summary",
    reason: "where there is no summary it takes the content, without its tags",
  },
  {
    reader: "@extractus/feed-extractor",
    formats: ["json"],
    level: "item",
    field: "summary",
    reason: "it prefers content_text, and removes what looks like tags from it, though it is text",
  },
  {
    reader: "@extractus/feed-extractor",
    formats: ["atom"],
    level: "item",
    field: "published",
    reason: "it takes the date of the last change for that of publication",
  },
  {
    reader: "htmlparser2",
    formats: ["atom"],
    level: "item",
    field: "summary",
    reason: "where there is no summary it takes the content",
  },
  {
    reader: "htmlparser2",
    formats: ["atom"],
    level: "item",
    field: "published",
    reason: "it takes the date of the last change for that of publication",
  },
];
