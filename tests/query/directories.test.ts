import { expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { directoryNames, listedIn } from "../../src/query/directories.ts";
import { press } from "../support/fixtures.ts";
import { channel, manuscript } from "../support/publication.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
const topics = ["a", "b"].map((slug) => ({ slug, title: slug, description: slug }));
const by = (slug: string) => [{ slug, name: slug }];

const articles = [
  { slug: "one", language: "en", topics: ["a"], authors: by("x"), published: now - 3 },
  { slug: "two", language: "en", topics: ["a"], authors: by("x"), published: now - 2 },
  { slug: "later", language: "de", topics: ["b"], authors: by("y"), published: now + 1 },
  {
    ...{ slug: "gone", language: "ko", topics: ["a"], authors: by("z"), published: now - 1 },
    withdrawn: { date: now, reason: "Wrong" },
  },
].map((article) => manuscript(article));

const { edition } = await press({ channel: { ...channel, topics }, manuscripts: articles });
const catalogue = openCatalogue(edition.index);

const listed = (moment: number) =>
  Object.fromEntries(
    directoryNames.map((name) => [name, listedIn(catalogue, name, moment).map((one) => one.count)]),
  );

it("directories list all topics, but no author and no language without public articles", () => {
  expect(listed(now)).toEqual({ topics: [2, 0], authors: [2], languages: [2] });
});

it("directories list an author and a language from the moment of their first article", () => {
  expect(listed(now + 1)).toEqual({ topics: [2, 1], authors: [2, 1], languages: [1, 2] });
});
