import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";

/** The ids of articles with this front matter, `a` first; or the errors. */
async function read(...frontMatters: readonly string[]) {
  const files = frontMatters.map((more, number) => [
    `articles/2026/${"abc"[number]}/index.md`,
    articleSource(`title: A\npublished: 2026-01-01\n${more}`),
  ]);
  const folder = await contentFolder(Object.fromEntries(files));
  const result = await readPublication(folder);
  const built = await buildEdition(folder, `${folder}/dist`, { preview: "none" });
  expect(built.ok).toBe(result.ok);
  return result.ok
    ? result.value.manuscripts.map(({ article }) => article.id)
    : result.errors.map(formatError);
}

describe("the id in the front matter", () => {
  it.each([
    ["https://old.example/?p=123", "https://old.example/?p=123"],
    ["123 at http://old.example", "123 at http://old.example"],
    ['"123"', "123"],
    ['"<b>1</b> & 2"', "<b>1</b> & 2"],
    // What XML cannot hold is dropped from every text.
    ['"a\\u0001\\uD800b"', "a\uFFFDb"],
  ])("may be %s", async (written, id) => {
    expect(await read(`id: ${written}`)).toEqual([id]);
  });

  it.each([
    ["123", "the id is not text", 'put it in double quotes, as in id: "123"'],
    ["", "the id is not text", "put it in double quotes"],
    ["[a]", "the id is not text", "put it in double quotes"],
    ['""', "this is not an id", "write the id that feeds had, or leave the field out"],
    ['"   "', "this is not an id", "write the id that feeds had"],
    ["__proto__", "this is not an id", "write the id that feeds had"],
    ['" 123"', "the id begins or ends with a blank", "remove the blank"],
    ['"123\\u00A0"', "the id begins or ends with a blank", "remove the blank"],
    ['"1\\n2"', "the id has a line break or a tab in it", "write it on one line"],
    ['"1\\u20282"', "the id has a line break or a tab in it", "write it on one line"],
    ["x".repeat(10_000), "the id is longer than 2000 characters", "leave the field out"],
  ])("cannot be %s", async (written, message, fix) => {
    const errors = await read(`id: ${written}`);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^content\/articles\/2026\/a\/index\.md:4:\d+: error: id: /);
    expect(errors[0]).toContain(`error: id: ${message}\n`);
    expect(errors[0]).toContain(` help: ${fix}`);
  });

  it.each([
    ["given to another article", "id: x y", "id: x y", "b", "x y", "a"],
    [
      "made from another article's slug",
      "",
      'id: "tag:example.org,2026:a"',
      "b",
      "tag:example.org,2026:a",
      "a",
    ],
    [
      "made from another article's first slug",
      'id: "tag:example.org,2026:z"',
      "aliases: [z]",
      "a",
      "tag:example.org,2026:z",
      "b",
    ],
    [
      "what Atom makes of another article's",
      "id: x y",
      'id: "tag:example.org,2026:id/x%20y"',
      "b",
      "tag:example.org,2026:id/x%20y",
      "a",
    ],
    [
      "that of a withdrawn article",
      "id: x y\nwithdrawn: { date: 2026-01-02, reason: Wrong }",
      "id: x y",
      "b",
      "x y",
      "a",
    ],
  ])("cannot be %s", async (_, a, b, wrong, id, owner) => {
    expect(await read(a, b)).toEqual([
      expect.stringContaining(
        `content/articles/2026/${wrong}/index.md:1:1: error: the id ${id} is already that of content/articles/2026/${owner}/index.md\n help: write the id in the front matter of only one`,
      ),
    ]);
  });

  it("may be the one that its own slug would make, or another article's slug would if that had none", async () => {
    const own = "tag:example.org,2026:a";
    expect(await read(`id: "${own}"`)).toEqual([own]);
    expect(await read("id: x", `id: "${own}"`)).toEqual(["x", own]);
  });
});
