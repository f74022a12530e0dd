import { describe, expect, it } from "vitest";
import { type Deployed, gate } from "../../../src/cli/ledger/gate.ts";
import { formatError } from "../../../src/content/content-error.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { deployed, seen, tag } from "../../support/deployed.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");

/** The errors as text. */
function errors(before: Deployed, after: Publication): string[] {
  return gate(before, after, now).map(formatError);
}

describe("the gate is silent", () => {
  it.each([
    ["stays", { slug: "a", id: "1 at x" }, { slug: "a", id: "1 at x" }],
    [
      "stays and the slug changes",
      { slug: "a", id: "x:1" },
      { slug: "b", aliases: ["a"], id: "x:1" },
    ],
    ["is written out", { slug: "b", aliases: ["a"] }, { slug: "b", aliases: ["a"], id: tag("a") }],
  ])("when a given id %s", (_, before, after) => {
    expect(errors(seen(publication(before)), publication(after))).toEqual([]);
  });

  it("about an article if a feed in Atom has its id in another form", () => {
    const known = deployed({ id: tag("id/1%20at%20x"), slug: "a" });
    expect(errors(known, publication({ slug: "a", id: "1 at x" }))).toEqual([]);
  });
});

describe("the gate says what to do when", () => {
  it.each([
    ["is added", { slug: "a" }, { slug: "a", id: "x:1" }, "remove id: from its front matter"],
    ["is removed", { slug: "a", id: "x:1" }, { slug: "a" }, 'write id: "x:1" in its front matter'],
    [
      "of another authority is removed",
      { slug: "a", id: "tag:old.example,2005:a" },
      { slug: "a" },
      'write id: "tag:old.example,2005:a" in its front matter',
    ],
    [
      "without any punctuation is removed",
      { slug: "a", id: "an-id-of-another-system-without-punctuation" },
      { slug: "a" },
      'write id: "an-id-of-another-system-without-punctuation" in its front matter',
    ],
    [
      "that Atom shows in its own form is removed",
      { slug: "a", id: tag("id/1") },
      { slug: "a" },
      `write id: "${tag("id/1")}" in its front matter`,
    ],
    [
      "changes",
      { slug: "a", id: "x:1" },
      { slug: "a", id: "x:2" },
      'write id: "x:1" in its front matter',
    ],
    [
      "is added to an article that was renamed",
      { slug: "b", aliases: ["a"] },
      { slug: "b", aliases: ["c"], id: "x:1" },
      `write id: "${tag("a")}" in its front matter`,
    ],
  ])("a given id %s", (_, before, after, fix) => {
    const others = [{ slug: "other" }];
    const found = errors(seen(publication(before, ...others)), publication(after, ...others));
    const { slug } = after;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(
        `^content/articles/2026/${slug}/index\\.md:1:1: error: the permanent id of /articles/${slug}/ would change from `,
      ),
    );
    expect(found[0]?.split("\n help: ")[1]).toBe(fix);
  });

  it("a given id goes to another article", () => {
    const before = publication({ slug: "a", id: "x:1" }, { slug: "b", id: "x:2", title: "Second" });
    const after = publication({ slug: "a", id: "x:2" }, { slug: "b", id: "x:1", title: "Second" });
    const found = errors(seen(before), after);
    expect(found.filter((error) => error.includes("would now appear under the id"))).toEqual([
      expect.stringContaining('help: write id: "x:2" in its front matter'),
      expect.stringContaining('help: write id: "x:1" in its front matter'),
    ]);
  });

  it("a new article has the id of one that vanishes", () => {
    const found = errors(
      seen(publication({ slug: "a", id: "x:1" })),
      publication({ slug: "b", id: "x:1", published: now - 1000 }),
    );
    expect(found).toEqual([
      expect.stringContaining("the address /articles/a/ was published, and would lead nowhere"),
      expect.stringContaining("the article x:1 was published on 2026-01-01T00:00:00Z, but"),
    ]);
  });

  it("an article with a given id is renamed without an alias", () => {
    expect(
      errors(seen(publication({ slug: "a", id: "x:1" })), publication({ slug: "b", id: "x:1" })),
    ).toEqual([
      "content/articles/2026/b/index.md:1:1: error: the address /articles/a/ was published, and would lead nowhere\n help: write aliases: [a]",
    ]);
  });
});
