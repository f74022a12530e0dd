import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deployed, gate } from "../../../src/cli/ledger/gate.ts";
import { formatError } from "../../../src/content/content-error.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { deployed, seen, tag } from "../../support/deployed.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const withdrawn = { date: now, reason: "It was wrong." };

/** The errors as text. */
function errors(before: Deployed, after: Publication): string[] {
  return gate(before, after, now).map(formatError);
}

describe("the gate is silent", () => {
  it.each([
    ["when nothing has been deployed", publication(), publication({ slug: "a" })],
    ["when nothing changes", publication({ slug: "a" }), publication({ slug: "a" })],
    [
      "when an article is added",
      publication({ slug: "a" }),
      publication({ slug: "a" }, { slug: "b" }),
    ],
    [
      "when an article is withdrawn",
      publication({ slug: "a" }),
      publication({ slug: "a", withdrawn }),
    ],
    [
      "when an article was published at this very moment",
      publication({ slug: "a", published: now }),
      publication({ slug: "a", published: now }),
    ],
    [
      "when a date changes within its second, because ledgers and RSS keep no more",
      publication({ slug: "a", published: now - 1000 }),
      publication({ slug: "a", published: now - 1 }),
    ],
    [
      "when two articles have the same title and the same date",
      publication({ slug: "a", title: "Minutes" }, { slug: "b", title: "Minutes" }),
      publication({ slug: "a", title: "Minutes" }, { slug: "b", title: "Minutes" }),
    ],
    [
      "when an article expires",
      publication({ slug: "a" }),
      publication({ slug: "a", expires: now - 1 }),
    ],
    [
      "when a title changes",
      publication({ slug: "a", title: "News" }, { slug: "b", title: "Other" }),
      publication({ slug: "a", title: "News" }, { slug: "b", title: "Notes" }),
    ],
    [
      "when a new slug keeps the former one as an alias",
      publication({ slug: "a" }),
      publication({ slug: "b", aliases: ["a"] }),
    ],
    [
      "when a slug changes for the second time",
      publication({ slug: "b", aliases: ["a"] }),
      publication({ slug: "c", aliases: ["a", "b"] }),
    ],
    [
      "when a title becomes that of an article of another date",
      publication({ slug: "a" }, { slug: "b", title: "Minutes", published: now - 1000 }),
      publication(
        { slug: "a", title: "Minutes" },
        { slug: "b", title: "Minutes", published: now - 1000 },
      ),
    ],
  ])("%s", (_, before, after) => {
    expect(errors(seen(before), after)).toEqual([]);
  });

  it("about an article whose earlier title is not known", () => {
    const published = Date.parse("2026-01-01T00:00:00Z");
    const known = deployed(
      { id: tag("a"), slug: "a", published },
      { id: tag("b"), slug: "b", published, title: "Minutes" },
    );
    const after = publication({ slug: "a", title: "Minutes" }, { slug: "b", title: "Minutes" });
    expect(errors(known, after)).toEqual([]);
  });

  it("about an article if a feed gives only its id", () => {
    expect(errors(deployed({ id: tag("a") }), publication({ slug: "b", aliases: ["a"] }))).toEqual(
      [],
    );
  });
});

describe("the gate says what to do when", () => {
  it.each([
    [
      "an article vanishes",
      publication({ slug: "a" }),
      publication(),
      /^a ledger:1:1: error: the article \S+:a was published, and would vanish\n help: restore its folder;.* to withdraw it, keep the folder and write withdrawn:/,
    ],
    [
      "an article vanishes and another of the same date appears",
      publication({ slug: "a" }),
      publication({ slug: "b" }),
      /:a was published, and would vanish\n.*if content\/articles\/2026\/b\/index\.md is this article under a new slug, write a as its first alias/,
    ],
    [
      "an article vanishes and two others of the same date appear",
      publication({ slug: "a" }),
      publication({ slug: "b" }, { slug: "c" }),
      /:a was published, and would vanish\n help: restore its folder; if it has a new slug, add the old one to its aliases;/,
    ],
    [
      "an article vanishes and another of the same date stays",
      publication({ slug: "a" }, { slug: "b" }),
      publication({ slug: "b" }),
      /:a was published, and would vanish\n help: restore its folder; if it has a new slug, add/,
    ],
    [
      "an article vanishes and one of another date appears",
      publication({ slug: "a" }),
      publication({ slug: "b", published: now - 1000 }),
      /:a was published, and would vanish\n help: restore its folder; if it has a new slug, add/,
    ],
    [
      "an article vanishes and another is a draft",
      publication({ slug: "a" }),
      publication({ slug: "b", draft: true }),
      /:a was published, and would vanish\n help: restore its folder;/,
    ],
    [
      "an article becomes a draft under another id",
      publication({ slug: "a" }),
      publication({ slug: "a", id: "x:1", draft: true }),
      /2026\/a\/index\.md:1:1: error: .*:a was published, and would vanish because it is now a dra/,
    ],
    [
      "an article becomes a draft under another slug",
      publication({ slug: "a", id: "x:1" }),
      publication({ slug: "b", id: "x:1", draft: true }),
      /2026\/b\/index\.md:1:1: error: .* x:1 was published, and would vanish because it is now a/,
    ],
    [
      "the date of an article becomes this very moment",
      publication({ slug: "a" }),
      publication({ slug: "a", published: now }),
      /:a was published on 2026-01-01T00:00:00Z, but published is now 2026-11-22T00:00:00Z\n/,
    ],
    [
      "an article becomes a draft",
      publication({ slug: "a" }),
      publication({ slug: "a", draft: true }),
      /^content\/articles\/2026\/a\/index\.md:1:1: error: .* would vanish because it is now a draft\n help: remove status: draft/,
    ],
    [
      "an article is postponed",
      publication({ slug: "a" }),
      publication({ slug: "a", published: now + 1 }),
      /^content\/articles\/2026\/a\/index\.md:1:1: error: .* would vanish until 2026-11-22T00:00:00Z\n help: write the earlier date/,
    ],
    [
      "the date of an article changes",
      publication({ slug: "a" }),
      publication({ slug: "a", published: now - 1000 }),
      /^content\/articles\/2026\/a\/index\.md:1:1: error: the article \S+:a was published on 2026-01-01T00:00:00Z, but published is now 2026-11-21T23:59:59Z\n help: write published: 2026-01-01T00:00:00Z, and the new date as updated;/,
    ],
    [
      "the first alias is removed",
      publication({ slug: "b", aliases: ["a"] }),
      publication({ slug: "b" }),
      /^content\/articles\/2026\/b\/index\.md:1:1: error: the permanent id of \/articles\/b\/ would change from \S+:a to \S+:b\n help: write a as its first alias/,
    ],
    [
      "the address of an article becomes an alias of another",
      publication({ slug: "b" }),
      publication({ slug: "c", aliases: ["x", "b"] }),
      /^content\/articles\/2026\/c\/index\.md:1:1: error: the permanent id of \/articles\/b\/ would change from \S+:b to \S+:x\n help: write b as its first alias/,
    ],
    [
      "two aliases are swapped",
      publication({ slug: "c", aliases: ["a", "b"] }),
      publication({ slug: "c", aliases: ["b", "a"] }),
      /would change from \S+:a to \S+:b\n help: write a as its first/,
    ],
    [
      "an alias is missing for the second of three slugs",
      publication({ slug: "b", aliases: ["a"] }),
      publication({ slug: "c", aliases: ["a"] }),
      /^content\/articles\/2026\/c\/index\.md:1:1: error: the address \/articles\/b\/ was published, and would lead nowhere\n help: add b to the aliases of this article, after the first one/,
    ],
    [
      "an article goes back to its first slug",
      publication({ slug: "b", aliases: ["a"] }),
      publication({ slug: "a" }),
      /\/articles\/b\/ was published, and would lead nowhere\n help: rename the folder back to b, and write aliases: \[a\]/,
    ],
  ])("%s", (_, before, after, expected) => {
    const found = errors(seen(before), after);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it.each([
    ["of different dates", now - 1000],
    ["of the same date", Date.parse("2026-01-01T00:00:00Z")],
  ])("two folders %s are swapped", (_, published) => {
    const found = errors(
      seen(publication({ slug: "a", title: "First" }, { slug: "b", title: "Second", published })),
      publication({ slug: "b", title: "First" }, { slug: "a", title: "Second", published }),
    );
    expect(found).toEqual([
      "content/articles/2026/a/index.md:1:1: error: this article was published as tag:news.test.edu,2026:b, and would now appear under the id tag:news.test.edu,2026:a\n help: swap the names of the two folders back",
      "content/articles/2026/b/index.md:1:1: error: this article was published as tag:news.test.edu,2026:a, and would now appear under the id tag:news.test.edu,2026:b\n help: swap the names of the two folders back",
    ]);
  });

  it("two folders are swapped and the ledger has no titles", () => {
    const known = seen(publication({ slug: "a" }, { slug: "b", published: now - 1000 }));
    const articles = known.articles.map((article) => ({ ...article, title: undefined }));
    const swapped = publication({ slug: "b" }, { slug: "a", published: now - 1000 });
    expect(errors(deployed(...articles), swapped)).toEqual([
      expect.stringMatching(/a\/index.*if two folders have swapped names, swap them back/s),
      expect.stringMatching(/b\/index.*if two folders have swapped names, swap them back/s),
    ]);
  });

  it("the authority changes, in one error for all articles", () => {
    const former = deployed({ id: "tag:former.edu,2020:a" }, { id: "tag:former.edu,2020:b" });
    const found = errors(former, publication({ slug: "a" }, { slug: "b" }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^content\/channel\.yaml:1:1: error: .* of 2 published articles, such as tag:former\.edu,2020:a\n help: write authority: "former\.edu,2020" as before/,
    );
  });

  it("other software made the id", () => {
    const found = errors(deployed({ id: "urn:uuid:1", slug: "a" }), publication({ slug: "a" }));
    expect(found.join()).toMatch(
      /of \/articles\/a\/ would change from urn:uuid:1 to .*\n help: write id: "urn:uuid:1" in its front matter$/,
    );
  });
});

const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/), {
  maxLength: 20,
});

describe("whatever is published", () => {
  it("the gate is silent if the articles stay the same", () => {
    fc.assert(
      fc.property(slugs, (all) => {
        const same = publication(...all.map((slug) => ({ slug })));
        expect(gate(seen(same), same, now)).toEqual([]);
      }),
    );
  });

  it("the gate names exactly the ids that are missing", () => {
    fc.assert(
      fc.property(slugs, fc.func(fc.boolean()), (all, stays) => {
        const before = publication(...all.map((slug) => ({ slug })));
        const after = publication(...all.filter((slug) => stays(slug)).map((slug) => ({ slug })));
        const named = gate(seen(before), after, now).map(
          ({ message }) => /the article (\S+) was published, and would vanish/.exec(message)?.[1],
        );
        expect(named).toEqual(all.filter((slug) => !stays(slug)).map(tag));
      }),
    );
  });
});
