import { describe, expect, it } from "vitest";
import {
  type FeedHead,
  type FeedItem,
  isPicture,
  labelSlug,
  olderOf,
  toImported,
} from "../../../../src/cli/import/feeds/feed-item.ts";
import { kindOfText, pageAfter } from "../../../../src/cli/import/feeds/find-documents.ts";

const text = (text: string, isHtml = true) => ({ text, isHtml });

function imported(item: Partial<FeedItem>, head: Partial<FeedHead> = {}, base?: string) {
  const whole = { links: [], people: [], labels: [], files: [], ...item };
  return toImported(whole, { people: [], ...head }, { source: "feed" }, base);
}

describe("an item of a feed", () => {
  it.each([
    "Words […]",
    "Words …",
    "Words [...]",
    "Words... Read more about it",
    "Words Continue reading →",
    "The post A appeared first on B.",
    " ",
  ])("has no summary that its system cut off: %s", (summary) => {
    expect(imported({ summary: text(summary) }).summary).toBeUndefined();
  });

  it("has the summary that somebody wrote, in plain text", () => {
    expect(imported({ summary: text("<p>All &amp; well.</p>") }).summary).toBe("All & well.");
    expect(imported({ summary: text("a  <b>", false) }).summary).toBe("a <b>");
  });

  it("has a body in HTML, with the paragraphs of plain text", () => {
    expect(imported({ body: text("<b>x</b>") }).body.text).toBe("<b>x</b>");
    expect(imported({ body: text("a < b\nc\n \nd & e", false) }).body.text).toBe(
      "<p>a &lt; b<br>c</p>\n<p>d &amp; e</p>",
    );
    expect(imported({}).body.text).toBe("");
  });

  it("says what its title and its dates lost", () => {
    const { title, losses } = imported({ title: text("A <b>big</b> day"), published: "someday" });
    expect(title).toBe("A big day");
    expect(losses.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("the title had markup"),
      'the date of publication, "someday", cannot be read',
    ]);
    expect(imported({ title: text("1 < 2") }).losses).toEqual([]);
    expect(imported({ published: "2026-11-22 09:30" }).losses).toEqual([
      { reason: expect.stringContaining("is in doubt") },
    ]);
  });

  it("has addresses, each once, against the document or the site", () => {
    const links = ["/a/", "https://old.example/a/", "mailto:x@y.example"];
    const { addresses, base } = imported({ links }, {}, "https://old.example/feed/");
    expect([addresses, base]).toEqual([["https://old.example/a/"], "https://old.example/a/"]);
    expect(imported({ links }, { site: "https://site.example" }).addresses[0]).toBe(
      "https://site.example/a/",
    );
    expect(imported({}, {}, "https://old.example/feed/").base).toBe("https://old.example/feed/");
  });

  it("has the people and the language of the feed if it names none, and no update of the same moment", () => {
    const head = { people: [{ name: "Desk" }], language: "de" };
    expect(imported({}, head)).toMatchObject({ authors: [{ name: "Desk" }], language: "de" });
    const own = { people: [{ name: " Ann  B " }, { name: " " }], language: "fr" };
    expect(imported(own, head)).toMatchObject({ authors: [{ name: "Ann B" }], language: "fr" });
    const date = "2026-11-22";
    expect(imported({ published: date, updated: date }).updated).toBeUndefined();
    expect(imported({ published: date, updated: "2026-11-23" }).updated).toBeDefined();
    const labels = [
      { kind: "tag", title: "A &amp; B" } as const,
      { kind: "tag", title: " " } as const,
    ];
    expect(imported({ labels }).labels).toEqual([{ kind: "tag", title: "A & B" }]);
  });
});

describe("a document", () => {
  it.each([
    ["\uFEFF \n<?xml version='1.0'?><rss version='2.0'>", "xml"],
    ["<rdf:RDF xmlns:rdf='x'>", "xml"],
    ["<atom:feed xmlns:atom='x'>", "xml"],
    ["<!DOCTYPE html><html><body><code><rss></code>", "html"],
    ["<html ><p>about <feed> elements", "html"],
    ['{"version":"https://jsonfeed.org/version/1.1"', "json"],
    [' {"items" : [', "json"],
    ['{"a":1}', "other"],
    ["text", "other"],
  ] as const)("that begins with %s is %s", (begin, kind) => {
    expect(kindOfText(begin)).toBe(kind);
  });

  it("is followed by the one that it names on its own site, or by WordPress's next page", () => {
    const url = "https://a.example/feed/";
    const head = { people: [], isWordPress: true };
    const olderAfter = (more: Partial<FeedHead>, items = 1, at = url) =>
      pageAfter(at, { ...head, ...more }, items);
    expect(olderAfter({ older: "2.xml" })).toEqual({ url: `${url}2.xml`, isGuess: false });
    expect(olderAfter({ older: "https://b.example/" })).toBeUndefined();
    expect(olderAfter({ older: "http://a.example/" })).toBeUndefined();
    expect(olderAfter({})).toEqual({ url: `${url}?paged=2`, isGuess: true });
    expect(olderAfter({}, 1, `${url}?paged=2`)?.url).toBe(`${url}?paged=3`);
    expect(olderAfter({}, 0)).toBeUndefined();
    expect(olderAfter({ isWordPress: false })).toBeUndefined();
    expect(pageAfter(url, undefined, 1)).toBeUndefined();
  });

  it("names older items, the archive before the page; and labels and pictures by their addresses", () => {
    const next = { rel: "next", href: "n" };
    expect(olderOf([next, { rel: "prev-archive", href: "p" }])).toBe("p");
    expect(olderOf([next])).toBe("n");
    expect(olderOf([{ rel: "self", href: "s" }])).toBeUndefined();
    expect(labelSlug("https://a.example/blog/category/my-news/")).toBe("my-news");
    expect(labelSlug("https://a.example/about/my-news/")).toBeUndefined();
    expect(isPicture("image/png", "x")).toBe(true);
    expect(isPicture("text/html", "x.png")).toBe(false);
    expect(isPicture(undefined, "x.JPG?y")).toBe(true);
    expect(isPicture(undefined, "x.pdf")).toBe(false);
  });
});
