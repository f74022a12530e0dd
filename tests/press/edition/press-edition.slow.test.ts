import { describe, expect, it } from "vitest";
import type { Edition } from "../../../src/press/edition/press-edition.ts";
import { pressPublication } from "../../../src/press/edition/press-publication.ts";
import { pictureCache, pressFixture } from "../../support/fixtures.ts";
import { madeUp } from "../../support/made-up.ts";

const { publication, edition } = await pressFixture("demanding");

function contents({ index, files }: Edition) {
  return { index, files: files.map((file) => [file.path, file.hash, file.bytes()]) };
}

describe("pressing", () => {
  it("makes the same bytes whatever the order of the files", async () => {
    const reversed = await pressPublication(
      { ...publication, manuscripts: [...publication.manuscripts].reverse() },
      pictureCache,
    );
    expect(contents(reversed)).toEqual(contents(edition));
  });

  it("cuts a series into volumes of 50, oldest first", async () => {
    const [manuscript] = publication.manuscripts;
    if (manuscript === undefined) throw new Error("the fixture has no article");
    const many = Array.from({ length: 101 }, (_, number) => ({
      ...manuscript,
      article: { ...manuscript.article, slug: `a${number}`, published: number * 60_000 },
    }));
    const { files, index } = await pressPublication(
      { ...publication, manuscripts: many },
      pictureCache,
    );
    expect(index.slugs).toBe(many.map(({ article }) => `${article.slug},`).join(""));
    expect(
      files.map(({ path }) => path).filter((path) => /^\/volumes\/all\/.*rss$/.test(path)),
    ).toEqual(["/volumes/all/0.rss", "/volumes/all/1.rss", "/volumes/all/2.rss"]);
  });

  it("orders articles of one moment by their first slugs, which never change", () => {
    const { index } = madeUp([
      { slug: "renamed", aliases: ["a"] },
      { slug: "b" },
      { slug: "a-new-name", aliases: ["c"] },
    ]).edition;
    expect(index.slugs).toBe("renamed,b,a-new-name,");
  });

  it("describes an author whom the channel does not declare as the newest article does", () => {
    const named = (name: string, published: number) => ({
      published,
      authors: [{ slug: "ben", name }],
    });
    const { index } = madeUp([named("Ben B.", 1), named("Dr Ben", 3), named("Ben", 2)]).edition;
    expect(index.authors.map(({ name }) => name)).toEqual(["Ann", "Dr Ben"]);
  });
});
