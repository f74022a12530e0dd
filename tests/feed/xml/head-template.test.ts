import fc from "fast-check";
import { expect, it } from "vitest";
import { feedFrame } from "../../../src/feed/head.ts";
import { elementsWithin, parseXml } from "../../../src/feed/xml/tree.ts";
import { channel } from "../../support/publication.ts";

const text = fc
  .string({ unit: "grapheme-ascii", minLength: 1 })
  .map((value) => value.trim() || "x");

it("a head says what is to be said, whatever feed was asked for before", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("rss", "atom"),
      text,
      text,
      fc.integer({ min: 0, max: 4e9 }),
      (format, title, description, seconds) => {
        const pageUrl = "https://news.example.org/?topic=a&exclude=b";
        const feedUrl = "https://news.example.org/rss.xml?topic=a&exclude=b";
        const id = "tag:news.test.edu,2026:/?topic=a";
        const facts = { id, title, description, pageUrl, feedUrl, updated: seconds * 1000 };
        const { open, close } = feedFrame(format, channel, facts);
        const root = parseXml(open + close);
        const said = (name: string) => elementsWithin(root, name)[0]?.text;
        const moment = said(format === "rss" ? "lastBuildDate" : "updated");
        expect(said("title")).toBe(title);
        expect(said(format === "rss" ? "description" : "subtitle")).toBe(description);
        expect(Date.parse(moment ?? "")).toBe(seconds * 1000);
        if (format === "rss") expect(said("link")).toBe(pageUrl);
        else expect(said("id")).toBe(id);
        expect(open).not.toContain("mark-9f27c1");
      },
    ),
  );
});

it("a channel whose own words are those of the marks is refused, and not written wrong", () => {
  const odd = { ...channel, copyright: "the title of mark-9f27c1" };
  const url = channel.url;
  const facts = { id: url, title: "t", description: "d", pageUrl: url, feedUrl: url, updated: 0 };
  expect(() => feedFrame("rss", odd, facts)).toThrow("exactly once");
});
