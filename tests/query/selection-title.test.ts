import { describe, expect, it } from "vitest";
import type { Channel } from "../../src/article/channel.ts";
import { parseQuery } from "../../src/query/parse-query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { madeUp } from "../support/made-up.ts";

const channel: Partial<Channel> = {
  title: "Lakeside News",
  description: "What is happening.",
  people: [
    { slug: "ann", name: "Ann Smith" },
    { slug: "li-wei", name: "Li Wei" },
  ],
  topics: ["Art", "Cooperation", "Research News", "Steel"].map((title) => ({
    slug: title.toLowerCase().replace(" ", "-"),
    title,
    description: `On ${title}.`,
  })),
};
const { catalogue } = madeUp([{ language: "en-x-odd" }], channel);

function selected(search: string) {
  const read = parseQuery(catalogue, new URLSearchParams(search), 0);
  if (read.kind !== "query") throw new Error(JSON.stringify(read));
  return selectionOf(catalogue, read.feedQuery);
}

describe("a title", () => {
  it.each([
    ["", "Lakeside News"],
    ["topic=steel", "Lakeside News: Steel"],
    ["topic=research-news,steel", "Lakeside News: Research News or Steel"],
    ["topic=art,steel,cooperation", "Lakeside News: Art, Cooperation, or Steel"],
    ["topic=research-news&topic=steel", "Lakeside News: Research News and Steel"],
    // The example in the original requirement.
    [
      "topic=steel&topic=research-news&exclude=cooperation",
      "Lakeside News: Research News and Steel, without Cooperation",
    ],
    ["exclude=cooperation", "Lakeside News, without Cooperation"],
    ["exclude=cooperation,art", "Lakeside News, without Art or Cooperation"],
    ["topic=art,steel&topic=cooperation", "Lakeside News: Art or Steel, and Cooperation"],
    [
      "topic=art,steel&topic=cooperation,research-news",
      "Lakeside News: Art or Steel, and Cooperation or Research News",
    ],
    ["author=ann", "Lakeside News, by Ann Smith"],
    ["author=li-wei,ann", "Lakeside News, by Ann Smith or Li Wei"],
    ["author=li-wei&author=ann", "Lakeside News, by Ann Smith and Li Wei"],
    ["language=zh-Hans", "Lakeside News, in Simplified Chinese"],
    ["language=en,fr", "Lakeside News, in English or French"],
    ["language=en-x-odd", "Lakeside News, in en-x-odd"],
    ["since=2026-11-22", "Lakeside News, since 2026-11-22"],
    ["until=2026-11-22", "Lakeside News, until 2026-11-22"],
    ["since=2026-11-21T16:00:00Z", "Lakeside News, since 2026-11-22"],
    ["until=2026-11-22T16:00:00Z", "Lakeside News, until 2026-11-22"],
    ["since=2026-11-22T09:30:00%2B08:00", "Lakeside News, since 2026-11-22T01:30:00Z"],
    [
      "since=2026-01-01&until=2026-11-22T00:00:00Z",
      "Lakeside News, since 2026-01-01, until 2026-11-22T00:00:00Z",
    ],
    [
      "topic=steel&exclude=art&author=ann&language=de&since=2026-01-01&until=2026-02-01",
      "Lakeside News: Steel, without Art, by Ann Smith, in German, since 2026-01-01, until 2026-02-01",
    ],
    ["limit=7&content=summary", "Lakeside News"],
  ])("for %s is %s", (search, title) => {
    expect(selected(search).title).toBe(title);
  });

  it("comes with a description: a sentence, or the channel's or topic's own", () => {
    expect(selected("limit=3").description).toBe("What is happening.");
    expect(selected("topic=steel").description).toBe("On Steel.");
    expect(selected("topic=steel&author=ann").description).toBe(
      "The articles of Lakeside News on Steel, by Ann Smith.",
    );
    expect(selected("exclude=art").description).toBe("The articles of Lakeside News without Art.");
  });
});
