import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

/** The aliases and old addresses of the articles `a` and `b` with these aliases, or the errors. */
async function read(a: string, b = "[]", redirects = "") {
  const article = (aliases: string) =>
    articleSource(`title: A\npublished: 2026-01-01\naliases: ${aliases}`);
  const folder = await contentFolder({
    "channel.yaml": channelYaml + redirects,
    "articles/2026/a/index.md": article(a),
    "articles/2026/b/index.md": article(b),
  });
  const result = await readPublication(folder);
  const built = await buildEdition(folder, `${folder}/dist`, { preview: "none" });
  expect(built.ok).toBe(result.ok);
  return result.ok
    ? result.value.manuscripts.map(({ article }) => [article.aliases, article.oldAddresses])
    : result.errors.map(formatError);
}

describe("the aliases of an article", () => {
  it("may be slugs and old addresses, in any order", async () => {
    expect(await read('[/2019/03/title/, first, "/?p=123", /%E6%97%A7, second]')).toEqual([
      [
        ["first", "second"],
        ["/2019/03/title/", "/?p=123", "/旧"],
      ],
      [[], undefined],
    ]);
  });

  it.each([
    ["First", "aliases.0: this is neither a slug nor an old address"],
    ["https://old.example/a/", "aliases.0: this is neither a slug nor an old address"],
    [`/${"a".repeat(2000)}`, "aliases.0: this is longer than 2000 characters"],
    ["//evil.example/", "//evil.example/ is not a path of this site"],
    ["/", "the site itself needs /"],
    ["/openapi.json", "the site itself needs /openapi.json"],
    ['"/?topic=a"', "the site itself needs /?topic=a"],
  ])("cannot be %s", async (alias, message) => {
    expect(await read(`[${alias}]`)).toEqual([
      expect.stringMatching(/^content\/articles\/2026\/a\/index\.md:4:11: error: /),
    ]);
    expect(await read(`[${alias}]`)).toEqual([expect.stringContaining(`error: ${message}`)]);
  });

  it("cannot give one old address to two places", async () => {
    const message = (other: string) =>
      expect.stringContaining(`the old address /x is already in ${other}\n help: remove it`);
    const b = "content/articles/2026/b/index.md:1:1: error: ";
    expect(await read("[/x]", "[/%78]")).toEqual([message("content/articles/2026/a/index.md")]);
    expect(await read("[/x]", "[/%78]")).toEqual([expect.stringContaining(b)]);
    expect(await read("[]", "[/x]", "redirects: { /x: /articles/a/ }\n")).toEqual([
      message("content/channel.yaml"),
    ]);
    expect(await read("[/x, /x]")).toEqual([message("content/articles/2026/a/index.md")]);
  });
});
