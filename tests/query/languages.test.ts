import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { otherLanguages, spokenBy } from "../../src/query/languages.ts";
import { noConditions } from "../../src/query/query.ts";
import { press } from "../support/fixtures.ts";
import { channel, manuscript } from "../support/publication.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
const topics = ["a", "b"].map((slug) => ({ slug, title: slug, description: slug }));

const written = [
  { slug: "one", language: "en", topics: ["a", "b"], published: now - 3 },
  { slug: "two", language: "zh-Hans", topics: ["a"], published: now - 2 },
  { slug: "three", language: "fi", topics: ["b"], published: now - 1 },
  { slug: "later", language: "de", topics: ["a"], published: now + 1 },
];

const { edition } = await press({
  channel: { ...channel, language: "en", topics },
  manuscripts: written.map((article) => manuscript(article)),
});
const catalogue = openCatalogue(edition.index);

const linksOf = (conditions = noConditions) =>
  otherLanguages(catalogue, conditions, now).map(({ language, path }) => `${language} ${path}`);

describe("the links of a list to other languages", () => {
  it("lead from everything to each other language with a public article", () => {
    expect(linksOf()).toEqual(["fi /languages/fi/", "zh-Hans /languages/zh-hans/"]);
  });

  it("stay within the topic", () => {
    expect(linksOf({ ...noConditions, topics: [["a"]] })).toEqual([
      "zh-Hans /topics/a/?language=zh-hans",
    ]);
  });

  it("lead from a language to the others, the publication's own too", () => {
    expect(linksOf({ ...noConditions, languages: [["zh-hans"]] })).toEqual([
      "en /languages/en/",
      "fi /languages/fi/",
    ]);
  });

  it("are missing where several languages are asked for", () => {
    expect(linksOf({ ...noConditions, languages: [["zh-hans", "fi"]] })).toEqual([]);
  });
});

it.each([
  [[], "en"],
  [[["zh-hans"]], "zh-Hans"],
  [[["fi"]], "en"],
  [[["zh-hans", "fi"]], "en"],
  [[["ja"]], "en"],
])("a list of the languages %j speaks %s", (languages, language) => {
  expect(spokenBy(catalogue, { ...noConditions, languages }, now).language).toBe(language);
});

it("a list speaks the language of a scheduled article only when that is public", () => {
  const spokenAt = (moment: number) =>
    spokenBy(catalogue, { ...noConditions, languages: [["de"]] }, moment).language;
  expect([spokenAt(now), spokenAt(now + 1)]).toEqual(["en", "de"]);
});
