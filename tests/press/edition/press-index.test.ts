import { expect, it } from "vitest";
import { eachForm } from "../../../src/catalogue/volume.ts";
import { pressIndex } from "../../../src/press/edition/press-index.ts";
import { type IndexedArticle, textPiece } from "../../../src/press/entries/pressed.ts";
import { channel } from "../../support/publication.ts";

const plain: IndexedArticle = {
  slug: "plain",
  aliases: [],
  published: 0,
  updated: 0,
  draft: false,
  topics: [],
  authors: [],
  language: "en",
};

/** The index of articles, in this order, each with files of these lengths. */
function indexOf(
  articles: readonly Partial<IndexedArticle>[],
  change: Partial<typeof channel> = {},
  files: readonly (readonly [path: string, length?: number])[] = [],
) {
  const media = files.map(([path, length]) => ({ path, length, source: "", hash: "" }));
  const rows = articles.map((article, row) => ({
    article: { ...plain, slug: `s${row}`, ...article },
    code: `code${row}`,
    pieces: eachForm(() => textPiece("")),
    media,
  }));
  return pressIndex({ ...channel, ...change }, rows, [], "none");
}

it("the index lists by row what few articles have", () => {
  const index = indexOf([
    {},
    { pinned: 7 },
    { expires: 8 },
    { draft: true },
    { withdrawn: { date: 9, reason: "Wrong" } },
    { aliases: ["old", "older"] },
  ]);
  expect(index).toMatchObject({
    pinned: [[1, 7]],
    expires: [[2, 8]],
    drafts: [3],
    withdrawn: [[4, 9]],
    aliases: [
      ["old", 5],
      ["older", 5],
    ],
    codes: "code0code1code2code3code4code5",
  });
});

it("the index leaves out what no article has", () => {
  const index = indexOf([{}]);
  for (const member of ["pinned", "ids", "redirects"]) expect(index).not.toHaveProperty(member);
  expect(index).toMatchObject({ expires: [], drafts: [], withdrawn: [], aliases: [] });
});

it("the index has each language once, whatever its letter case", () => {
  const index = indexOf([{ language: "zh-hans" }, { language: "en" }, { language: "zh-Hans" }]);
  expect(index.languages).toEqual(["en", "zh-Hans"]);
  expect(index.language).toEqual([1, 0, 1]);
});

it("the index numbers topics and authors, each once an article", () => {
  const people = [{ slug: "zoe", name: "Zoe" }];
  const topics = ["b", "a"].map((slug) => ({ slug, title: slug, description: slug }));
  const index = indexOf(
    [
      {
        topics: ["a", "unknown", "b"],
        authors: ["ben", "zoe", "ben"].map((slug) => ({ slug, name: slug })),
      },
      { authors: [{ slug: "amy", name: "Amy" }] },
    ],
    { people, topics },
  );
  expect(index.authors.map(({ slug }) => slug)).toEqual(["zoe", "amy", "ben"]);
  expect(index.topics).toEqual([2, 1, 0, 0]);
  expect(index.writers).toEqual([2, 2, 0, 1, 1]);
});

it("the index says how long each recording is, once, and says it of no other file", () => {
  const { recordings } = indexOf([{}, {}], {}, [
    ["/media/talk-1.mp3", 20],
    ["/media/a-film-1.mp4", 10],
    ["/media/paper-1.pdf", 30],
    ["/media/silent-1.mp3"],
  ]);
  expect(recordings).toEqual([
    ["/media/a-film-1.mp4", 10],
    ["/media/talk-1.mp3", 20],
  ]);
});

it("the index has the redirects of the channel and the old addresses of articles", () => {
  const index = indexOf([{ slug: "a", oldAddresses: ["/?p=1"] }], { redirects: { "/b/": "/c/" } });
  expect(index.redirects).toBeDefined();
  expect(index.channel).not.toHaveProperty("redirects");
  expect(indexOf([{ slug: "a", oldAddresses: ["/?p=1"] }]).redirects).toBeDefined();
  expect(indexOf([{}], { strings: {} }).channel).not.toHaveProperty("strings");
});
