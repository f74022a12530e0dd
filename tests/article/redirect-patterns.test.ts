import fc from "fast-check";
import { expect, it } from "vitest";
import { RedirectPatterns } from "../../src/article/redirect-patterns.ts";

const patterns = new RedirectPatterns([
  { from: "/*", to: "https://old.example/*" },
  { from: "/blog/*", to: "/articles/*" },
  { from: "/blog/:slug/", to: "/articles/:slug/" },
  { from: "/:year/:month/:slug/", to: "/articles/:slug/" },
  { from: "/:a/:b/:c", to: "https://old.example/:c/:b/:a" },
  { from: "/:id.html", to: "https://old.example/html/:id" },
  { from: "/%E6%97%A7/:id", to: "https://old.example/?id=:id" },
]);

it.each([
  ["/blog/a/", ["/articles/a/", "/articles/a/", "https://old.example/blog/a/"]],
  ["/blog/a", ["/articles/a/", "/articles/a", "https://old.example/blog/a"]],
  ["/blog", ["/articles/", "https://old.example/blog"]],
  ["/2019/3/t/", ["/articles/t/", "https://old.example/t/3/2019", "https://old.example/2019/3/t/"]],
  ["/219/03/t/", ["https://old.example/t/03/219", "https://old.example/219/03/t/"]],
  ["/a.html", ["https://old.example/html/a", "https://old.example/a.html"]],
  ["/.html", ["https://old.example/.html"]],
  ["/a.htm", ["https://old.example/a.htm"]],
  [
    "/%E6%97%A7/%2F%2Fevil.example",
    [
      "https://old.example/?id=%2F%2Fevil.example",
      "https://old.example/%E6%97%A7/%2F%2Fevil.example",
    ],
  ],
  ["/", ["https://old.example/"]],
  ["/blog//evil.example/", []],
  ["/blog/%2e%2e/", []],
  ["/blog/%zz/", []],
  [`/${"a".repeat(2000)}`, []],
])("a pattern leads %s to these, the most special one first", (path, expected) => {
  expect([...patterns.find(path)]).toEqual(expected);
});

it("takes only digits that can be a date for one", () => {
  const dated = new RedirectPatterns([{ from: "/:year/:month/:day", to: "/archive/" }]);
  for (const path of ["/2019/05/12", "/2019/5/1"]) expect([...dated.find(path)]).toHaveLength(1);
  for (const path of [
    "/219/05/12",
    "/20190/05/12",
    "/2019/005/12",
    "/2019/05/123",
    "/2019/05/x",
    "/2019/05/12/x",
  ]) {
    expect([...dated.find(path)], path).toEqual([]);
  }
});

it("never leads to a site that it does not name, or out of a folder", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "",
      ".",
      "..",
      "/",
      "\\",
      "//evil.example",
      "https:",
      ":slug",
      "*",
      "$&",
      "@evil.example",
    ),
    fc.string({ unit: "grapheme" }),
  );
  const path = fc
    .array(fc.tuple(part, fc.boolean()))
    .map(
      (parts) =>
        `/${parts.map(([text, raw]) => (raw ? text : encodeURIComponent(text))).join("/")}`,
    );
  fc.assert(
    fc.property(path, (asked) => {
      for (const target of patterns.find(asked)) {
        const { origin, pathname } = new URL(target, "https://here.example");
        if (target.startsWith("/")) expect(pathname).toMatch(/^\/articles\//);
        else expect(origin).toBe("https://old.example");
      }
    }),
    { numRuns: 2000 },
  );
});
