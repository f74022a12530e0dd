import { Feed } from "feed";
import { describe, expect, it } from "vitest";
import { guardCdata, guardText } from "../../src/feed/package-feed.ts";
import { onlyChild, onlyElement, parseXml } from "../../src/feed/xml/tree.ts";

/*
 * Each guard against a defect of `feed`, with the defect. A test named "the defect" fails when a
 * release mends it: then the guard must go, because it would do harm.
 */

const date = new Date(0);
const link = "https://example.org/";

/** The content of an item as `feed` writes it in RSS, read back. */
function contentThroughFeed(content: string): string | null {
  const feed = new Feed({ title: "t", link, updated: date });
  feed.addItem({ title: "t", link, date, content });
  const xml = feed.rss2().replace("<rss", '<rss xmlns:x="x"');
  return onlyChild(onlyElement(parseXml(xml), "item"), "content:encoded").text;
}

/** The channel's title as `feed` writes it, read back. */
function titleThroughFeed(title: string): string | null {
  const feed = new Feed({ title, link, updated: date });
  return onlyChild(onlyElement(parseXml(feed.rss2()), "channel"), "title").text;
}

const endings = [
  "]]>",
  "]]> ]]>",
  "]]>]]>]]>",
  "a]]>b]]>c",
  "]]]>>]]]]>",
  "]]&gt;]]>]]&gt;",
  "none",
];

describe("only the first ]]> of a CDATA section is split", () => {
  it("the defect: after the second, text becomes markup", () => {
    expect(() => contentThroughFeed("]]> ]]></content:encoded><link>x</link>")).toThrow();
    expect(contentThroughFeed("]]> ]]><injected/><![CDATA[")).not.toBe(
      "]]> ]]><injected/><![CDATA[",
    );
  });

  it.each(endings)("the guard: %s comes back as written", (text) => {
    expect(contentThroughFeed(guardCdata(text))).toBe(text);
  });
});

const ampersands = ["&", "&amp;", "&amp;amp;", "&lt;", "a & b &amp; c", "&#38;", "]]>"];

describe("text nodes lose one level of &amp;", () => {
  it("the defect: a title that shows an entity turns into its character", () => {
    expect(titleThroughFeed("&amp;")).toBe("&");
  });

  it.each(ampersands)("the guard: %s comes back as written", (text) => {
    expect(titleThroughFeed(guardText(text))).toBe(text);
  });
});

describe("what feed never gets", () => {
  it("the defect: < in the label of an Atom category is not escaped", () => {
    const feed = new Feed({ title: "t", id: link, updated: date });
    feed.addItem({ title: "t", link, date, category: [{ name: "<", term: "x" }] });
    expect(() => parseXml(feed.atom1())).toThrow();
  });

  it("the defect: the id of an Atom entry is rewritten as an address, and must be one", () => {
    const idThroughFeed = (id: string) => {
      const feed = new Feed({ title: "t", id: link, updated: date });
      feed.addItem({ title: "t", link, date, id });
      return onlyChild(onlyElement(parseXml(feed.atom1()), "entry"), "id").text;
    };
    expect(idThroughFeed("HTTPS://Example.org")).toBe("https://example.org/");
    expect(() => idThroughFeed("123")).toThrow();
  });

  it("the defect: a missing date is the current time", () => {
    const feed = new Feed({ title: "t", link });
    expect(feed.rss2()).toContain(new Date().getUTCFullYear().toString());
  });

  it("the defect: every title in Atom is declared as HTML", () => {
    const feed = new Feed({ title: "t", id: link, updated: date });
    feed.addItem({ title: "5 < 6", link, date });
    expect(feed.atom1()).toContain('<title type="html"><![CDATA[5 < 6]]>');
  });

  it("the defect: an author without e-mail is an <author> of RSS", () => {
    const feed = new Feed({ title: "t", link, updated: date });
    feed.addItem({ title: "t", link, date, author: [{ name: "A" }] });
    expect(feed.rss2()).toContain("<author>A</author>");
  });
});
