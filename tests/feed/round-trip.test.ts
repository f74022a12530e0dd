import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { type Format, formatKeys } from "../../src/article/formats.ts";
import { toRfc3339 } from "../../src/article/instant.ts";
import { pressAtom } from "../../src/feed/atom/entry.ts";
import { type FeedItem, feedItem } from "../../src/feed/feed-item.ts";
import { pressJson } from "../../src/feed/json/entry.ts";
import { checkRoundTrip, RoundTripError } from "../../src/feed/round-trip.ts";
import { pressRss } from "../../src/feed/rss/entry.ts";
import { anyArticle, anyText } from "../conformance/arbitraries.ts";
import { channel, manuscript } from "../support/publication.ts";

const pressOf = { rss: pressRss, atom: pressAtom, json: pressJson };

const topics = [{ slug: "other", title: "Other", description: "" }, ...channel.topics];

/** An article in which every field that is read back has a text of its own. */
function entryOf(given: Partial<Article> = {}): FeedItem {
  const { article } = manuscript({
    slug: "first",
    title: "The title",
    summary: "The summary",
    published: Date.UTC(2026, 0, 1),
    updated: Date.UTC(2026, 0, 2),
    topics: ["research-news"],
    authors: [{ slug: "ann", name: "Ann" }],
    ...given,
  });
  const html = "<p>The body</p>";
  const summaryHtml = "The &lt;summary&gt;";
  return feedItem({ ...channel, topics }, article, {
    html,
    summaryHtml,
    text: "The words",
    captions: [],
  });
}

const entry = entryOf();
const withdrawn = entryOf({ withdrawn: { date: Date.UTC(2026, 0, 3), reason: "Wrong" } });

type Change = readonly [format: Format, field: string, was: string, is: string];

it.each<Change>([
  ["rss", "id", ":first</guid>", ":second</guid>"],
  ["rss", "url", "articles/first/</link>", "articles/second/</link>"],
  ["rss", "title", "The title", "A title"],
  ["rss", "summary", "The &#x26;lt;summary", "A &#x26;lt;summary"],
  ["rss", "html", "The body", "A body"],
  ["rss", "published", "Thu, 01 Jan", "Fri, 02 Jan"],
  ["rss", "updated", "2026-01-02T", "2026-01-03T"],
  ["rss", "topics", "Research News", "Sport"],
  ["rss", "authors", "Ann", "Bob"],
  ["atom", "id", ":first</id>", ":second</id>"],
  ["atom", "url", "articles/first/", "articles/second/"],
  ["atom", "title", "The title", "A title"],
  ["atom", "summary", "The summary", "A summary"],
  ["atom", "html", "The body", "A body"],
  ["atom", "published", "2026-01-01T", "2026-01-02T"],
  ["atom", "updated", "2026-01-02T", "2026-01-03T"],
  ["atom", "topics", "Research News", "Sport"],
  ["atom", "authors", "Ann", "Bob"],
  ["json", "id", ":first", ":second"],
  ["json", "url", "articles/first/", "articles/second/"],
  ["json", "title", "The title", "A title"],
  ["json", "summary", "The summary", "A summary"],
  ["json", "html", "The body", "A body"],
  ["json", "text", "The words", "Other words"],
  ["json", "published", '"date_published":"2026-01-01T', '"date_published":"2026-01-02T'],
  ["json", "updated", '"date_modified":"2026-01-02T', '"date_modified":"2026-01-03T'],
  ["json", "topics", '"tags":["Research News"]', '"tags":["Research News","Sport"]'],
  ["json", "authors", '"authors":[{"name":"Ann"}],', ""],
])("refuses %s with another %s", (format, field, was, is) => {
  const piece = pressOf[format](entry);
  expect(piece.split(was)).toHaveLength(2);
  expect(() => checkRoundTrip(format, piece, entry)).not.toThrow();
  const planted = piece.replace(was, is);
  expect(() => checkRoundTrip(format, planted, entry)).toThrow(RoundTripError);
  expect(() => checkRoundTrip(format, planted, entry)).toThrow(`${field} reads back from its`);
});

describe("refuses to read back", () => {
  it.each([
    ["rss", "<item><title>x</item>"],
    ["atom", "<entry>&nbsp;</entry>"],
    ["json", "{"],
  ] as const)("%s that is not well formed", (format, piece) => {
    expect(() => checkRoundTrip(format, piece, entry)).toThrow("cannot be read back");
  });

  it.each([
    ["rss", "guid"],
    ["rss", "link"],
    ["rss", "title"],
    ["rss", "description"],
    ["rss", "content:encoded"],
    ["rss", "pubDate"],
    ["rss", "atom:updated"],
    ["atom", "id"],
    ["atom", "title"],
    ["atom", "summary"],
    ["atom", "content"],
    ["atom", "published"],
    ["atom", "updated"],
  ] as const)("%s with the element %s twice", (format, name) => {
    const piece = pressOf[format](entry);
    const twice = piece.replace(new RegExp(`<${name}[ >].*</${name}>`), "$&$&");
    expect(twice).not.toBe(piece);
    expect(() => checkRoundTrip(format, twice, entry)).toThrow("cannot be read back");
  });

  it.each([
    ["rss", "dc:creator", "authors"],
    ["rss", "category", "topics"],
    ["atom", "author", "authors"],
    ["atom", "category", "topics"],
    ["atom", "link", "url"],
  ] as const)("%s with one %s too many", (format, name, field) => {
    const piece = pressOf[format](entry);
    const twice = piece.replace(new RegExp(`<${name}[ >](?:[^]*</${name}>|.*/>)`), "$&$&");
    expect(twice).not.toBe(piece);
    expect(() => checkRoundTrip(format, twice, entry)).toThrow(`${field} reads back`);
  });

  it.each([
    ["rss", "\n"],
    ["atom", "\n"],
    ["json", ","],
  ] as const)("%s with two articles, or none", (format, separator) => {
    const piece = pressOf[format](entry);
    for (const pieces of [`${piece}${separator}${piece}`, ""]) {
      expect(() => checkRoundTrip(format, pieces, entry)).toThrow("cannot be read back");
    }
  });

  it.each([
    ["atom", "\n"],
    ["json", ","],
  ] as const)("%s with two tombstones, or none", (format, separator) => {
    const piece = pressOf[format](withdrawn);
    for (const pieces of [`${piece}${separator}${piece}`, ""]) {
      expect(() => checkRoundTrip(format, pieces, withdrawn)).toThrow("cannot be read back");
    }
  });

  it("a tombstone with two comments", () => {
    const piece = pressAtom(withdrawn).replace(/<at:comment>.*<\/at:comment>/, "$&$&");
    expect(() => checkRoundTrip("atom", piece, withdrawn)).toThrow("cannot be read back");
  });
});

describe("a withdrawn article", () => {
  it.each<Change>([
    ["atom", "id", ":first", ":second"],
    ["atom", "date", "2026-01-03T", "2026-01-04T"],
    ["atom", "reason", "Wrong", "Right"],
    ["json", "id", ":first", ":second"],
    ["json", "date", "2026-01-03T", "2026-01-04T"],
    ["json", "reason", "Wrong", "Right"],
  ])("is refused as %s with another %s", (format, field, was, is) => {
    const piece = pressOf[format](withdrawn);
    expect(piece.split(was)).toHaveLength(2);
    expect(() => checkRoundTrip(format, piece, withdrawn)).not.toThrow();
    expect(() => checkRoundTrip(format, piece.replace(was, is), withdrawn)).toThrow(
      `${field} reads back from its`,
    );
  });

  it("says so in Atom and JSON Feed, and nothing in RSS, whatever the reason", () => {
    fc.assert(
      fc.property(anyArticle, anyText, fc.integer({ min: 0, max: 4e9 }), (article, words, at) => {
        const reason = words.replace(/\s+/g, " ").trim();
        const gone = entryOf({ ...article, withdrawn: { date: at * 1000, reason } });
        for (const format of formatKeys) checkRoundTrip(format, pressOf[format](gone), gone);
        expect(pressAtom(gone)).toMatch(/^<at:deleted-entry ref="[a-z]+:/);
        expect(JSON.parse(pressJson(gone))).toEqual({
          id: gone.id,
          url: gone.url,
          state: "withdrawn",
          date: toRfc3339(at * 1000),
          reason,
        });
        expect(pressRss(gone)).toBe("");
      }),
    );
  });
});
