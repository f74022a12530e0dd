import { expect, it } from "vitest";
import { freeSlug, wantedSlug } from "../../../../src/cli/import/write/slugs.ts";

const old = (path: string) => [`https://old.example${path}`];

it.each([
  ["the source's own", { slug: "own-one", addresses: old("/other/"), title: "Title" }, "own-one"],
  ["the end of the address", { addresses: old("/2019/05/news/"), title: "Title" }, "news"],
  ["the folder of an index", { addresses: old("/2019/news/Index.HTML"), title: "" }, "news"],
  ["a file without its ending", { addresses: old("/a/news.aspx"), title: "" }, "news"],
  [
    "the title, for an address of numbers",
    { addresses: old("/2019/05/12/"), title: "My Title" },
    "my-title",
  ],
  [
    "the title, for an address with a query",
    { addresses: old("/?p=1"), title: "My Title" },
    "my-title",
  ],
  ["the slug in Latin letters", { slug: "Über uns", addresses: [], title: "" }, "ueber-uns"],
  ["nothing", { addresses: old("/?p=1"), title: "海港" }, undefined],
])("an article wants %s as its slug", (_, given, slug) => {
  expect(wantedSlug(given)).toBe(slug);
});

it("a slug that is taken gets the language or a number, and never becomes too long", () => {
  const taken =
    (...slugs: string[]) =>
    (slug: string) =>
      slugs.includes(slug);
  expect(freeSlug("a", "de", taken())).toBe("a");
  expect(freeSlug("a", "de", taken("a"))).toBe("a-de");
  expect(freeSlug("a", "de", taken("a", "a-de"))).toBe("a-2");
  expect(freeSlug("a", undefined, taken("a", "a-2"))).toBe("a-3");
  const long = "x".repeat(100);
  expect(freeSlug(long, undefined, taken(long))).toBe(`${"x".repeat(88)}-2`);
});
