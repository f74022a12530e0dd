import fc from "fast-check";
import { expect, it } from "vitest";
import { feedFrame } from "../../src/feed/head.ts";
import { channel } from "../support/publication.ts";

const text = fc
  .string({ unit: "grapheme-ascii", minLength: 1 })
  .map((value) => value.trim() || "x");

it("a head is as `feed` writes it for its own facts, whatever feed was asked for before", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("rss", "atom"),
      text,
      text,
      fc.integer({ min: 0, max: 4e9 }),
      fc.integer({ min: 1, max: 10_080 }),
      (format, title, description, seconds, ttl) => {
        const facts = {
          id: "tag:news.test.edu,2026:/?topic=a",
          title,
          description,
          pageUrl: "https://news.example.org/?topic=a&exclude=b",
          feedUrl: "https://news.example.org/rss.xml?topic=a&exclude=b",
          updated: seconds * 1000,
          ttl,
        };
        // A channel of its own is a head that was never drawn before: from the same template, all others.
        const own = feedFrame(format, { ...channel }, facts);
        expect(feedFrame(format, channel, facts)).toEqual(own);
        expect(own.open).not.toContain("mark-9f27c1");
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
