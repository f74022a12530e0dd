import { expect, it } from "vitest";
import { openYears } from "../../../../src/cli/editor/configuration/open-years.ts";

const years = [
  { year: "2026", articles: 700 },
  { year: "2025", articles: 250 },
  { year: "2024", articles: 51 },
  { year: "2023", articles: 10 },
];

it("opens this year and those before it that hold 1,000 articles together", () => {
  expect(openYears({ years, thisYear: "2026" })).toEqual([
    { year: "2026", readOnly: false },
    { year: "2025", readOnly: false },
  ]);
});

it("opens this year before it has an article", () => {
  expect(openYears({ years: [], thisYear: "2027" })).toEqual([{ year: "2027", readOnly: false }]);
  expect(openYears({ years, thisYear: "2027" })[0]).toEqual({ year: "2027", readOnly: false });
});

it("opens the last year that has articles, however many", () => {
  const many = [{ year: "2025", articles: 5000 }];
  expect(openYears({ years: many, thisYear: "2026" }).map(({ year }) => year)).toEqual([
    "2026",
    "2025",
  ]);
});

it("opens an older year only to be read, and only if there is one", () => {
  const withOlder = openYears({ years, thisYear: "2026", olderYear: "2023" });
  expect(withOlder.at(-1)).toEqual({ year: "2023", readOnly: true });
  expect(openYears({ years, thisYear: "2026", olderYear: "1999" })).toHaveLength(2);
  expect(openYears({ years, thisYear: "2026", olderYear: "2025" })).toHaveLength(2);
});
