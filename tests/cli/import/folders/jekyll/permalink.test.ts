import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import {
  jekyllPath,
  permalinkPattern,
  slugify,
  undatedPattern,
} from "../../../../../src/cli/import/folders/jekyll/permalink.ts";

const parts = {
  collection: "posts",
  path: "/quiet/2020-01-05-The-Harbour",
  name: "The-Harbour",
  categories: ["News & Notes", "news & notes", "Port"],
  date: Temporal.ZonedDateTime.from("2020-01-05T08:04:09+00:00[UTC]"),
};

it.each([
  ["date", "/news%20&%20notes/port/2020/01/05/The-Harbour.html"],
  ["pretty", "/news%20&%20notes/port/2020/01/05/The-Harbour/"],
  ["ordinal", "/news%20&%20notes/port/2020/005/The-Harbour.html"],
  ["weekdate", "/news%20&%20notes/port/2020/W01/Sun/The-Harbour.html"],
  ["none", "/news%20&%20notes/port/The-Harbour.html"],
  ["/:slugified_categories/:slug", "/news-notes/port/the-harbour"],
  ["/:short_year/:i_month/:i_day/:y_day/:w_day", "/20/1/5/005/7"],
  ["/:short_month/:long_month/:long_day", "/Jan/January/Sunday"],
  ["/:hour-:minute-:second/:w_year", "/08-04-09/2020"],
  ["/:collection/:path/:basename", "/posts/quiet/2020-01-05-The-Harbour/2020-01-05-The-Harbour"],
  ["/:year_:month/:unknown", "/2020_01/:unknown"],
  ["/a/../:title", "/a/The-Harbour"],
])("Jekyll's pattern %s gives %s", (style, path) => {
  expect(jekyllPath(permalinkPattern(style), parts)).toBe(path);
});

it("a slug in front matter comes before the name", () => {
  expect(jekyllPath("/:title", { ...parts, slug: "Own.One" })).toBe("/Own.One");
  expect(jekyllPath("/:slug", { ...parts, slug: "Own.One" })).toBe("/own-one");
  expect(slugify("-a  b-")).toBe("a-b");
});

it("what has no date ends as posts do", () => {
  expect(undatedPattern("/:path", "pretty")).toBe("/:path/");
  expect(undatedPattern("/:path", "date")).toBe("/:path:output_ext");
  expect(undatedPattern("/:path", "/:title")).toBe("/:path");
});
