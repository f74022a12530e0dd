import { describe, expect, it } from "vitest";
import { findArticle } from "../../src/catalogue/entries.ts";
import { neighboursOf } from "../../src/query/neighbours.ts";
import { madeUp } from "../support/made-up.ts";

const hour = 3_600_000;
const volumeSize = 50;
const now = Date.parse("2027-01-01T00:00:00Z");
const begin = Date.parse("2026-01-01T00:00:00Z");

/** A catalogue of articles, an hour apart, named by their numbers. */
function catalogueOf(articles: readonly (readonly string[] | "withdrawn" | "expired")[]) {
  const given = articles.map((topics, number) => {
    const published = begin + number * hour;
    return {
      published,
      topics: typeof topics === "string" ? ["a"] : topics,
      ...(topics === "withdrawn" && { withdrawn: { date: published, reason: "Wrong" } }),
      ...(topics === "expired" && { expires: published + 1 }),
    };
  });
  return madeUp(given).catalogue;
}

/** The neighbours of an article, as slugs. */
function around(articles: Parameters<typeof catalogueOf>[0], slug: string) {
  const catalogue = catalogueOf(articles);
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
  it("are the articles before and after it in its first topic", () => {
    expect(around([["b"], ["a"], ["b"], ["b", "a"], ["b"]], "s2")).toEqual({
      topic: "b",
      previous: "s0",
      next: "s3",
      related: ["s4"],
    });
  });

  it("are from everything if it has no topic, and then none is related", () => {
    expect(around([["a"], [], ["b"], ["a"]], "s1")).toEqual({
      topic: undefined,
      previous: "s0",
      next: "s2",
      related: [],
    });
  });

  it("are missing at the ends, and are always public", () => {
    expect(around([["a"]], "s0")).toMatchObject({ previous: undefined, next: undefined });
    expect(around([["a"], "withdrawn", ["a"], "expired", ["a"]], "s2")).toMatchObject({
      previous: "s0",
      next: "s4",
      related: [],
    });
  });

  it("include as related those with the most common topics, then the nearest, then the newest", () => {
    const articles = [["a"], ["a", "b"], ["a"], ["a"], ["a", "b"], ["a"], ["a", "c"], ["a", "b"]];
    expect(around(articles, "s4")?.related).toEqual(["s7", "s1", "s6"]);
  });

  it("are in at most two volumes", () => {
    const catalogue = catalogueOf(Array.from({ length: 3 * volumeSize }, () => ["a"]));
    for (const number of [0, 1, 49, 50, 51, 74, 75, 99, 100, 149]) {
      const found = neighboursOf(catalogue, `s${number}`, now, 3);
      const entries = [found?.previous, found?.next, ...(found?.related ?? [])];
      const volumes = entries.flatMap((entry) =>
        entry ? Math.floor(entry.position / volumeSize) : [],
      );
      expect(new Set(volumes).size).toBeLessThanOrEqual(2);
      expect(found?.previous?.position).toBe(number === 0 ? undefined : number - 1);
      expect(found?.next?.position).toBe(number === 149 ? undefined : number + 1);
    }
  });

  it("are undefined for an article that does not exist", () => {
    const catalogue = catalogueOf([["a"]]);
    expect(findArticle(catalogue, "other", now)).toBeUndefined();
    expect(neighboursOf(catalogue, "other", now, 3)).toBeUndefined();
  });
});

it("articles in the language of the article come first among the related", () => {
  const spoken = ["en", "de", "en", "en", "de", "de"];
  const { catalogue } = madeUp(
    spoken.map((language, number) => ({
      language,
      published: begin + number * hour,
      topics: ["a"],
    })),
  );
  const found = neighboursOf(catalogue, "s4", now, 3);
  const slugs = found?.related.map(({ row }) => catalogue.slugs.at(row));
  expect(slugs).toEqual(["s1", "s2", "s0"]);
});

it("articles in the same language come first, then those that share the most topics, then the nearest", () => {
  const at = (number: number, language: string, own: string[]) => ({
    published: begin + number * hour,
    language,
    topics: ["a", ...own],
  });
  const { catalogue } = madeUp([
    at(0, "de", ["b", "c"]),
    at(1, "en", []),
    at(2, "en", ["b"]),
    at(3, "en", []),
    // The previous article, the article itself, and the next one.
    at(4, "en", []),
    at(5, "en", ["b", "c"]),
    at(6, "en", []),
  ]);
  const found = neighboursOf(catalogue, "s5", now, 4);
  const slugs = found?.related.map(({ position }) =>
    catalogue.slugs.at(found.series.rows[position] ?? -1),
  );
  expect(slugs).toEqual(["s2", "s3", "s1", "s0"]);
});
