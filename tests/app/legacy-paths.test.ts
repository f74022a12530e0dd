import { expect, it } from "vitest";
import { type Folder, guessedAddress, patternAddress } from "../../src/app/legacy-paths.ts";
import { RedirectPatterns } from "../../src/article/redirect-patterns.ts";
import { madeUp } from "../support/made-up.ts";

const { catalogue } = madeUp([{ slug: "here" }, { slug: "moved", aliases: ["before"] }]);
const exists = (folder: Folder, name: string) => folder === "topics" && name === "a b";

it.each([
  ["/articles/:x/", "here", "/articles/here/"],
  ["/articles/:x/", "before", "/articles/moved/"],
  ["/articles/:x/", "none", undefined],
  ["/topics/:x/", "a%20b", "/topics/a%20b/"],
  ["/topics/:x/rss.xml", "a%20b", "/topics/a%20b/rss.xml"],
  ["/topics/:x/", "none", undefined],
  ["/authors/:x/", "a%20b", undefined],
  ["/about/", "x", "/about/"],
  ["https://old.example/:x", "x", "https://old.example/x"],
])("a pattern leads to %s with %s only if that is there: %s", (to, value, expected) => {
  const patterns = new RedirectPatterns([{ from: "/old/:x", to }]);
  expect(patternAddress(catalogue, patterns, `/old/${value}`, exists, 1)).toBe(expected);
});

it("a pattern that leads nowhere leaves the path to the next one", () => {
  const patterns = new RedirectPatterns([
    { from: "/*", to: "https://old.example/*" },
    { from: "/:x", to: "/topics/:x/" },
  ]);
  expect(patternAddress(catalogue, patterns, "/none", exists, 1)).toBe("https://old.example/none");
});

it.each([
  ["/Feed/", "/rss.xml"],
  ["/index.ATOM", "/atom.xml"],
  ["/tag/a b", "/topics/a%20b/"],
  ["/category/a b/feed/atom/", "/topics/a%20b/atom.xml"],
  ["/topics/a b/x", undefined],
  ["/topics/none/", undefined],
  ["/nothing", undefined],
])("somebody who guesses %s means %s", (path, expected) => {
  expect(guessedAddress(path, exists)).toBe(expected);
});
