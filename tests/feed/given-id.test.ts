import { describe, expect, it } from "vitest";
import { pressAtom } from "../../src/feed/atom/entry.ts";
import { feedItem } from "../../src/feed/feed-item.ts";
import { pressJson } from "../../src/feed/json/entry.ts";
import { parseRecord } from "../../src/feed/json/record.ts";
import { pressRss } from "../../src/feed/rss/entry.ts";
import { pressArticle } from "../../src/press/entries/press-article.ts";
import { channel, manuscript } from "../support/publication.ts";

const withdrawal = { date: Date.UTC(2026, 1, 1), reason: "Wrong" };

/** How each format writes this id. */
function written(id: string, slug = "first") {
  const press = (withdrawn?: typeof withdrawal) => {
    const given = manuscript({ slug, aliases: ["before"], id, withdrawn });
    // Pressing reads every piece back.
    pressArticle(channel, given);
    const body = { html: "<p>x</p>", summaryHtml: "", text: "x", captions: [] };
    return feedItem(channel, given.article, body);
  };
  const [item, removed] = [press(), press(withdrawal)];
  return {
    rss: /<guid.*<\/guid>/.exec(pressRss(item))?.[0],
    atom: /<id>(.*)<\/id>/.exec(pressAtom(item))?.[1],
    json: parseRecord(pressJson(item))["id"],
    tombstone: /ref="(.*?)"/.exec(pressAtom(removed))?.[1],
    removal: parseRecord(pressJson(removed))["id"],
  };
}

describe("an id that another system gave", () => {
  it.each([
    "https://old.example/?p=123",
    "HTTP://Old.Example",
    "urn:uuid:1225C695-cfb8-4ebb-aaaa-80da344efa6a",
    "tag:old.example,2005:旧",
  ])("is the same in every format if it is an IRI, as is %s", (id) => {
    expect(written(id)).toEqual({
      rss: `<guid isPermaLink="false">${id}</guid>`,
      atom: id,
      json: id,
      tombstone: id,
      removal: id,
    });
  });

  it("has another form in Atom if it is not an IRI", () => {
    const id = "123 at http://old.example";
    const atom = "tag:news.test.edu,2026:id/123%20at%20http%3A%2F%2Fold.example";
    expect(written(id)).toEqual({
      rss: `<guid isPermaLink="false">${id}</guid>`,
      atom,
      json: id,
      tombstone: atom,
      removal: id,
    });
  });

  it.each(["a&amp;b", "<b>1</b>", "]]>", "&lt;", '"', "https://old.example/?a=1&b=2&amp;c=3"])(
    "stays text: %s",
    (id) => {
      expect(written(id).json).toBe(id);
      expect(written(id).rss).not.toContain("<b>");
    },
  );

  it("is a permalink of RSS only where it is the article's own address", () => {
    const id = `${channel.url}/articles/first/`;
    expect(written(id).rss).toBe(`<guid isPermaLink="true">${id}</guid>`);
    expect(written(id, "renamed").rss).toBe(`<guid isPermaLink="false">${id}</guid>`);
  });
});
