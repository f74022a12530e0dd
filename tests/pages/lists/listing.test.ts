import { describe, expect, it } from "vitest";
import type { Channel } from "../../../src/article/channel.ts";
import type { State } from "../../../src/catalogue/entries.ts";
import { vocabularyOf } from "../../../src/language/vocabulary.ts";
import { feedsIn } from "../../../src/pages/layout.tsx";
import { type Listing, listingPage } from "../../../src/pages/lists/listing.tsx";
import { channel } from "../../support/publication.ts";

const listing: Listing = {
  title: "Test News: Research",
  feedTitle: "Test News: Research",
  description: "All of it",
  path: "/topics/research-news/",
  feedHref: feedsIn("/topics/research-news/"),
};

const card = (name: string, state: State = "public", language = "en") => ({
  html: `<b>${name}</b>`,
  state,
  language,
});

function page(
  cards: readonly ReturnType<typeof card>[],
  change: Partial<Listing> = {},
  ofChannel: Partial<Channel> = {},
): string {
  const own = { ...channel, ...ofChannel };
  const spoken = vocabularyOf(own).own;
  return listingPage({ channel: own, spoken, pages: [] }, { ...listing, ...change }, cards);
}

/** The lists of cards by their classes, each with the names in it. */
function looks(html: string) {
  return [...html.matchAll(/<ul class="(cards[^"]*)">(.*?)<\/ul>/gs)].map(
    ([, look, inside = ""]) => [
      look,
      [...inside.matchAll(/<b>(.*?)<\/b>/g)].map(([, name]) => name).join(""),
    ],
  );
}

const cards = (names: string) => [...names].map((name) => card(name));

describe("a listing", () => {
  it.each([
    ["", []],
    ["a", [["cards lead", "a"]]],
    [
      "abcd",
      [
        ["cards lead", "a"],
        ["cards second", "bcd"],
      ],
    ],
    [
      "abcdef",
      [
        ["cards lead", "a"],
        ["cards second", "bcd"],
        ["cards", "ef"],
      ],
    ],
  ])("of %j begins with a lead and a row of three", (names, expected) => {
    const html = page(cards(names));
    expect(looks(html)).toEqual(expected);
    expect(html.includes("Nothing")).toBe(names === "");
    expect(html).not.toContain('class="paging"');
  });

  it("has neither after its first page", () => {
    const html = page(cards("abcde"), { newer: "/?page=1" });
    expect(looks(html)).toEqual([["cards", "abcde"]]);
    expect(html).toContain('rel="prev" href="/?page=1"');
    expect(html).not.toContain('rel="next"');
  });

  it("leads to older articles even if the lead and the row hold the whole page", () => {
    const html = page(cards("ab"), { older: "/?page=2" });
    expect(html).toContain('rel="next" href="/?page=2"');
    expect(html).not.toContain('rel="prev"');
    expect(looks(html)).toEqual([
      ["cards lead", "a"],
      ["cards second", "b"],
    ]);
  });

  it("does not repeat the publication's title in its heading", () => {
    expect(page([])).toContain("<h1>Research</h1>");
    expect(page([], { title: "Test News" })).toContain("<h1>Test News</h1>");
  });

  it("leads to the subscribe page, with its selection if it has one", () => {
    expect(page([])).toContain('<a class="button" href="/subscribe/">');
    expect(page([], { subscribe: "/subscribe/?topic=a" })).toContain(
      '<a class="button" href="/subscribe/?topic=a">',
    );
  });

  it("labels articles that are not public, and marks those in another language", () => {
    const html = page([card("a", "draft"), card("b", "public", "zh-Hans")]);
    expect(html.match(/<p class="mark">/g)).toHaveLength(1);
    expect(html).toContain('<li><div><p class="mark"><strong>Draft');
    expect(html).toContain('<li lang="zh-Hans"><b>b</b></li>');
  });
});

describe("the row of topics", () => {
  const topic = (slug: string) => ({ slug, title: slug, description: slug });

  it("is missing without topics, and leads to all of them from two on", () => {
    const rowOf = (...slugs: string[]) =>
      /<nav class="sections".*?<\/nav>/s.exec(page([], {}, { topics: slugs.map(topic) }))?.[0];
    expect(rowOf()).toBeUndefined();
    expect(rowOf("a")).not.toContain('href="/topics/"');
    expect(rowOf("a", "b")).toContain('<a class="all" href="/topics/">');
  });

  it("marks the topic of the page", () => {
    const html = page([], {}, { topics: [topic("research-news"), topic("other")] });
    expect(html).toContain('<a href="/topics/research-news/" aria-current="page">');
    expect(html).toContain('<a href="/topics/other/">');
  });
});
