import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { beginOf, entriesOfMonth, monthAt, monthsOf } from "../../src/catalogue/months.ts";
import { press } from "../support/fixtures.ts";
import { publication } from "../support/publication.ts";

const zones = [
  "UTC",
  "Asia/Shanghai",
  "America/New_York",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Cairo",
];

describe("a month in a zone", () => {
  it("begins at the first instant that is in it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1980, max: 2090 }),
        fc.integer({ min: 1, max: 12 }),
        (zone, year, month) => {
          const begin = beginOf({ year, month }, zone);
          expect(monthAt(begin, zone)).toEqual({ year, month });
          expect(monthAt(begin - 1, zone)).not.toEqual({ year, month });
        },
      ),
    );
  });

  it("is the one that the zone's clock shows", () => {
    const instant = Date.parse("2026-04-30T16:00:00Z");
    expect(monthAt(instant, "Asia/Shanghai")).toEqual({ year: 2026, month: 5 });
    expect(monthAt(instant, "UTC")).toEqual({ year: 2026, month: 4 });
  });
});

describe("the archive", async () => {
  const { edition } = await press(
    publication(
      { slug: "first", published: Date.parse("2025-12-31T15:59:59Z") },
      { slug: "second", published: Date.parse("2025-12-31T16:00:00Z") },
      { slug: "third", published: Date.parse("2026-01-31T15:59:59Z") },
      {
        slug: "gone",
        withdrawn: { date: 0, reason: "Wrong" },
        published: Date.parse("2026-01-15T00:00:00Z"),
      },
      { slug: "later", published: Date.parse("2026-06-01T00:00:00+08:00") },
    ),
  );
  const catalogue = openCatalogue(edition.index);
  const isPublic = (state: string) => state === "public";

  it("counts the articles of each month by the channel's calendar", () => {
    expect(monthsOf(catalogue, Date.parse("2026-05-01T00:00:00Z"), isPublic)).toEqual([
      { year: 2026, month: 1, count: 2 },
      { year: 2025, month: 12, count: 1 },
    ]);
    expect(monthsOf(catalogue, Date.parse("2026-05-31T16:00:00Z"), isPublic)[0]).toEqual({
      year: 2026,
      month: 6,
      count: 1,
    });
    expect(monthsOf(catalogue, 0, isPublic)).toEqual([]);
  });

  it("finds the articles of a month", () => {
    const slugs = (year: number, month: number) =>
      entriesOfMonth(catalogue, { year, month }, Date.parse("2026-05-01T00:00:00Z")).map(
        ({ position }) => catalogue.slugs.at(position),
      );
    expect(slugs(2026, 1)).toEqual(["third", "gone", "second"]);
    expect(slugs(2025, 12)).toEqual(["first"]);
    expect(slugs(2026, 2)).toEqual([]);
  });
});
