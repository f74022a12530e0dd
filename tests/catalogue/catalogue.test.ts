import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findArticle, newest, openCatalogue } from "../../src/catalogue/catalogue.ts";
import type { Index } from "../../src/catalogue/index-file.ts";

const topicSlugs = ["a", "b", "c"];
const channel = {
  title: "t",
  description: "d",
  language: "en",
  timeZone: "UTC",
  url: "https://example.org",
  authority: "example.org,2026",
  copyright: "c",
  contact: { name: "n" },
  people: [],
  topics: topicSlugs.map((slug) => ({ slug, title: slug, description: slug })),
};

const articles = fc.array(
  fc.record({
    published: fc.integer({ min: 0, max: 30 }),
    topics: fc.subarray([0, 1, 2]),
  }),
  { maxLength: 120 },
);

function indexOf(rows: readonly { published: number; topics: number[] }[]): Index {
  const sorted = [...rows].sort((a, b) => a.published - b.published);
  return {
    channel,
    preview: "none",
    drafts: [],
    expires: [],
    withdrawn: [],
    aliases: [],
    slug: sorted.map((_, row) => `s${row}`),
    published: sorted.map(({ published }) => published),
    updated: sorted.map(({ published }) => published),
    topics: sorted.map(({ topics }) => topics),
    codes: sorted.map((_, row) => String(row).padStart(5, "0")).join(""),
  };
}

describe("the newest entries of a series", () => {
  it("are those that a plain filter over all articles finds", () => {
    fc.assert(
      fc.property(
        articles,
        fc.integer({ min: -1, max: 31 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(undefined, ...topicSlugs),
        (rows, now, limit, topic) => {
          const index = indexOf(rows);
          const catalogue = openCatalogue(index);
          const series = topic === undefined ? catalogue.everything : catalogue.topics.get(topic);
          const naive = index.published
            .map((published, row) => ({ published, row }))
            .filter(({ published }) => published <= now)
            .filter(
              ({ row }) =>
                topic === undefined || index.topics[row]?.includes(topicSlugs.indexOf(topic)),
            )
            .reverse()
            .slice(0, limit)
            .map(({ row }) => String(row).padStart(5, "0"));
          expect(series && newest(catalogue, series, limit, now).map(({ code }) => code)).toEqual(
            naive,
          );
        },
      ),
    );
  });
});

describe("an article", () => {
  it("is found by its slug, with its state", () => {
    const catalogue = openCatalogue(indexOf([{ published: 5, topics: [] }]));
    expect(findArticle(catalogue, "s0", 4)?.state).toBe("scheduled");
    expect(findArticle(catalogue, "s0", 5)).toMatchObject({ position: 0, state: "public" });
    for (const slug of ["__proto__", "constructor", "", "s1"]) {
      expect(findArticle(catalogue, slug, 9)).toBeUndefined();
    }
  });
});
