import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { findArticle } from "../../src/catalogue/entries.ts";
import { neighboursOf } from "../../src/query/neighbours.ts";
import { press } from "../support/fixtures.ts";
import { channel, manuscript } from "../support/publication.ts";

const hour = 3_600_000;
const volumeSize = 50;
const now = Date.parse("2027-01-01T00:00:00Z");
const topics = ["a", "b", "c"].map((slug) => ({ slug, title: slug, description: slug }));

/** A catalogue of articles, an hour apart, named by their numbers. */
async function catalogueOf(articles: readonly (readonly string[] | "withdrawn" | "expired")[]) {
  const { edition } = await press({
    channel: { ...channel, topics },
    manuscripts: articles.map((given, number) => {
      const published = Date.parse("2026-01-01T00:00:00Z") + number * hour;
      return manuscript({
        slug: `n${number}`,
        published,
        topics: typeof given === "string" ? ["a"] : given,
        ...(given === "withdrawn" && { withdrawn: { date: published, reason: "Wrong" } }),
        ...(given === "expired" && { expires: published + 1 }),
      });
    }),
  });
  return openCatalogue(edition.index);
}

/** The neighbours of an article, as slugs. */
async function around(articles: Parameters<typeof catalogueOf>[0], slug: string) {
  const catalogue = await catalogueOf(articles);
  const found = neighboursOf(catalogue, slug, now, 3);
  if (found === undefined) return undefined;
  const slugOf = (position: number | undefined) =>
    position === undefined ? undefined : catalogue.slugs.at(found.series.rows[position] ?? -1);
  return {
    topic: found.topic,
    previous: slugOf(found.previous?.position),
    next: slugOf(found.next?.position),
    related: found.related.map(({ position }) => slugOf(position)),
  };
}

describe("the neighbours of an article", () => {
  it("are the articles before and after it in its first topic", async () => {
    expect(await around([["b"], ["a"], ["b"], ["b", "a"], ["b"]], "n2")).toEqual({
      topic: "b",
      previous: "n0",
      next: "n3",
      related: ["n4"],
    });
  });

  it("are from everything if it has no topic, and then none is related", async () => {
    expect(await around([["a"], [], ["b"], ["a"]], "n1")).toEqual({
      topic: undefined,
      previous: "n0",
      next: "n2",
      related: [],
    });
  });

  it("are missing at the ends, and are always public", async () => {
    expect(await around([["a"]], "n0")).toMatchObject({ previous: undefined, next: undefined });
    expect(await around([["a"], "withdrawn", ["a"], "expired", ["a"]], "n2")).toMatchObject({
      previous: "n0",
      next: "n4",
      related: [],
    });
  });

  it("include as related those with the most common topics, then the nearest, then the newest", async () => {
    const articles = [["a"], ["a", "b"], ["a"], ["a"], ["a", "b"], ["a"], ["a", "c"], ["a", "b"]];
    expect((await around(articles, "n4"))?.related).toEqual(["n7", "n1", "n6"]);
  });

  it("are in at most two volumes", async () => {
    const catalogue = await catalogueOf(Array.from({ length: 3 * volumeSize }, () => ["a"]));
    for (const number of [0, 1, 49, 50, 51, 74, 75, 99, 100, 149]) {
      const found = neighboursOf(catalogue, `n${number}`, now, 3);
      const entries = [found?.previous, found?.next, ...(found?.related ?? [])];
      const volumes = entries.flatMap((entry) =>
        entry ? Math.floor(entry.position / volumeSize) : [],
      );
      expect(new Set(volumes).size).toBeLessThanOrEqual(2);
      expect(found?.previous?.position).toBe(number === 0 ? undefined : number - 1);
      expect(found?.next?.position).toBe(number === 149 ? undefined : number + 1);
    }
  });

  it("are undefined for an article that does not exist", async () => {
    const catalogue = await catalogueOf([["a"]]);
    expect(findArticle(catalogue, "other", now)).toBeUndefined();
    expect(neighboursOf(catalogue, "other", now, 3)).toBeUndefined();
  });
});

it("articles in the language of the article come first among the related", async () => {
  const spoken = ["en", "de", "en", "en", "de", "de"];
  const { edition } = await press({
    channel: { ...channel, topics },
    manuscripts: spoken.map((language, number) =>
      manuscript({
        slug: `n${number}`,
        language,
        published: Date.parse("2026-01-01T00:00:00Z") + number * hour,
        topics: ["a"],
      }),
    ),
  });
  const catalogue = openCatalogue(edition.index);
  const found = neighboursOf(catalogue, "n4", now, 3);
  const slugs = found?.related.map(({ row }) => catalogue.slugs.at(row));
  expect(slugs).toEqual(["n1", "n2", "n0"]);
});

it("articles in the same language come first, then those that share the most topics, then the nearest", async () => {
  const at = (number: number, language: string, own: string[]) =>
    manuscript({
      slug: `n${number}`,
      published: Date.parse("2026-01-01T00:00:00Z") + number * hour,
      language,
      topics: ["a", ...own],
    });
  const { edition } = await press({
    channel: { ...channel, topics },
    manuscripts: [
      at(0, "de", ["b", "c"]),
      at(1, "en", []),
      at(2, "en", ["b"]),
      at(3, "en", []),
      // The previous article, the article itself, and the next one.
      at(4, "en", []),
      at(5, "en", ["b", "c"]),
      at(6, "en", []),
    ],
  });
  const catalogue = openCatalogue(edition.index);
  const found = neighboursOf(catalogue, "n5", now, 4);
  const slugs = found?.related.map(({ position }) =>
    catalogue.slugs.at(found.series.rows[position] ?? -1),
  );
  expect(slugs).toEqual(["n2", "n3", "n1", "n0"]);
});
