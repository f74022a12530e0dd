import fc from "fast-check";
import { expect, it } from "vitest";
import { deployedByLedger, ledgerText, parseLedger } from "../../../src/cli/ledger/format.ts";
import { emptyLedger, intend, type Ledger, settle } from "../../../src/cli/ledger/ledger.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const day = 86_400_000;
const id = (slug: string) => `tag:news.test.edu,2026:${slug}`;
const path = "content/published.json";

const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const slugs = fc.stringMatching(/^[a-z0-9]{1,9}$/);
const text = fc.string({ unit: "grapheme" });
const entries = (number: fc.Arbitrary<number | undefined>) =>
  fc
    .dictionary(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((key) => key !== "__proto__"),
      fc.record({
        number,
        slug: slugs,
        published: instants,
        title: fc.option(text, { nil: undefined }),
        gone: fc.constantFrom(true as const, undefined),
      }),
    )
    .map((all) => new Map(Object.entries(all)));
const ledgers: fc.Arbitrary<Ledger> = fc.record({
  begun: instants,
  url: fc.option(text, { nil: undefined }),
  deployed: fc.option(instants, { nil: undefined }),
  lines: fc.nat(),
  articles: entries(fc.nat()),
  pending: entries(fc.constant(undefined)),
});

/** The ledger after a first deployment. */
const deployed = (...articles: Parameters<typeof publication>) =>
  settle(intend(emptyLedger, publication(...articles), now), publication(...articles), now);

it("a ledger has a line for each article, in the order of the ids", () => {
  expect(ledgerText(deployed({ slug: "b" }, { slug: "a", title: "A" }))).toBe(`{
  "version": 2,
  "begun": "2026-11-22T00:00:00Z",
  "url": "https://news.example.org",
  "deployed": "2026-11-22T00:00:00Z",
  "lines": 2,
  "articles": {
    "tag:news.test.edu,2026:a": { "number": 1, "slug": "a", "published": "2026-01-01T00:00:00Z", "title": "A" },
    "tag:news.test.edu,2026:b": { "number": 2, "slug": "b", "published": "2026-01-01T00:00:00Z", "title": "b" }
  }
}
`);
});

it("a ledger without articles has no empty line", () => {
  expect(ledgerText(emptyLedger)).toBe('{\n  "version": 2,\n  "lines": 0,\n  "articles": {}\n}\n');
});

it("readers have seen an article from the very moment of its publication", () => {
  const ledger = deployed({ slug: "now", published: now }, { slug: "later", published: now + 1 });
  const source = { path, text: "" };
  expect(deployedByLedger(ledger, source, now).articles.map(({ slug }) => slug)).toEqual(["now"]);
  // A clock that is behind counts as the moment of the last deployment.
  expect(deployedByLedger(ledger, source, 0).articles.map(({ slug }) => slug)).toEqual(["now"]);
});

it("a ledger reads back unchanged, and the order of its articles does not change the bytes", () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const text = ledgerText(ledger);
      const read = parseLedger({ path, text });
      expect(read.ok && read.value).toEqual(ledger);
      const reversed = new Map([...ledger.articles].reverse());
      expect(ledgerText({ ...ledger, articles: reversed })).toBe(text);
    }),
  );
});

it("a ledger of version 1 is read, and the next deployment numbers its lines", () => {
  const text = `{\n  "${id("a")}": { "slug": "a", "published": "2026-01-01T00:00:00Z" }\n}\n`;
  const read = parseLedger({ path, text });
  if (!read.ok) throw new Error("the ledger should have no errors");
  expect(read.value.articles.get(id("a"))).toEqual({ slug: "a", published: Date.UTC(2026, 0) });
  const next = settle(read.value, publication({ slug: "a" }), now);
  expect(next.articles.get(id("a"))).toMatchObject({ number: 1, title: "a" });
});

it("a ledger holds public, scheduled and withdrawn articles, and no drafts", () => {
  const { articles } = deployed(
    { slug: "public" },
    { slug: "renamed", aliases: ["first"] },
    { slug: "scheduled", published: now + day },
    { slug: "withdrawn", withdrawn: { date: now, reason: "It was wrong." } },
    { slug: "draft", draft: true },
  );
  expect([...articles.keys()].sort()).toEqual(
    ["public", "first", "scheduled", "withdrawn"].map(id).sort(),
  );
  expect(articles.get(id("first"))?.slug).toBe("renamed");
});

it("a ledger keeps the line of a scheduled article that was removed in time, but does not count it", () => {
  const before = deployed({ slug: "public" }, { slug: "taken-back", published: now + day });
  const after = settle(before, publication({ slug: "public" }), now);
  expect([...after.articles.keys()]).toEqual([...before.articles.keys()]);
  const source = { path, text: ledgerText(after) };
  const seen = (ledger: Ledger) =>
    deployedByLedger(ledger, source, now + 2 * day).articles.map((article) => article.id);
  expect(seen(after)).toEqual([id("public")]);
  const again = publication({ slug: "public" }, { slug: "taken-back", published: now + day });
  expect(seen(settle(after, again, now))).toEqual([id("public"), id("taken-back")]);
  // The next deployment publishes it, so it is pending although the ledger has its line.
  expect([...intend(after, again, now).pending.keys()]).toEqual([id("taken-back")]);
});

it("a ledger counts an article that was removed at the moment of its publication, because readers may have seen it", () => {
  const before = deployed({ slug: "public" }, { slug: "removed", published: now + day });
  const at = (moment: number) =>
    settle(before, publication({ slug: "public" }), moment).articles.get(id("removed"))?.gone;
  expect(at(now + day - 1)).toBe(true);
  expect(at(now + day)).toBeUndefined();
});

it("a ledger lists what a deployment adds or changes as pending, until the deployment has succeeded", () => {
  const before = deployed({ slug: "same" }, { slug: "renamed" });
  const next = publication(
    { slug: "same" },
    { slug: "other", aliases: ["renamed"] },
    { slug: "new" },
  );
  const under = intend(before, next, now + 1000);
  expect([...under.pending.keys()]).toEqual([id("renamed"), id("new")]);
  expect(under.articles).toEqual(before.articles);
  expect(under.deployed).toBe(now + 1000);
  const after = settle(under, next, now + 1000);
  expect(after.pending.size).toBe(0);
  expect(after.articles.get(id("renamed"))).toMatchObject({ number: 1, slug: "other" });
  expect(after.articles.get(id("new"))).toMatchObject({ number: 3 });
});

it.each([
  ["a title", { title: "Other" }],
  ["a slug", { slug: "other", aliases: ["a"] }],
  ["a date", { published: now - 1000 }],
])("a change of %s is pending until it is deployed", (_, change) => {
  const article = { slug: "a", title: "A", published: now - 2000 };
  const before = deployed(article);
  expect([...intend(before, publication({ ...article, ...change }), now).pending.keys()]).toEqual([
    id("a"),
  ]);
  const sameSecond = publication({ ...article, published: now - 1001 });
  expect(intend(before, sameSecond, now).pending.size).toBe(0);
});

it("a ledger keeps the authority for a given id, but not for that of a draft", () => {
  const begun = (draft: boolean) =>
    intend(emptyLedger, publication({ slug: "a", id: "x:1", draft }), now).authority;
  expect(begun(false)).toBe("news.test.edu,2026");
  expect(begun(true)).toBeUndefined();
});

it("a ledger gives the line of an id", () => {
  const ledger = deployed({ slug: "a" }, { slug: "b" });
  const source = { path, text: ledgerText(ledger) };
  const error = deployedByLedger(ledger, source, now).errorAt(id("b"), "It is gone", "Mend it");
  expect(error).toMatchObject({ file: path, line: 9, column: 5 });
});

it.each([
  [
    "conflict markers",
    '{\n<<<<<<< HEAD\n  "a": {}\n}\n',
    /^content\/published\.json:2:1: error: the ledger is not valid JSON: .*\n.*\n.*\n help: if a merge left conflict markers, keep the lines of both branches/,
  ],
  ["null", "null", /published\.json:1:1: error: the ledger is not in the format of the ledger/],
  ["a text", '"a"', /published\.json:1:1: error: the ledger is not in the format of the ledger/],
  [
    "an article without a date, in version 2",
    `{\n  "version": 2, "lines": 1,\n  "articles": {\n    "x:1": { "slug": "a" }\n  }\n}`,
    /published\.json:4:5: error: articles: x:1: published is not in the format of the ledger/,
  ],
  [
    "a member of the head that is no number",
    `{\n  "version": 2,\n  "lines": "1",\n  "articles": {}\n}`,
    /published\.json:3:3: error: lines is not in the format of the ledger\n.*\n.*\n help: restore/,
  ],
  [
    "a slug that begins with a hyphen",
    `{ "x:1": { "slug": "-a", "published": "2026-02-03T00:00:00Z" } }`,
    /: x:1: slug is not in the format of the ledger/,
  ],
  [
    "a slug with a capital letter at its end",
    `{ "x:1": { "slug": "aB", "published": "2026-02-03T00:00:00Z" } }`,
    /: x:1: slug is not in the format of the ledger/,
  ],
  ["an array", "[]", /published\.json:1:1: error: the ledger is not in the format of the ledger/],
  [
    "a date that does not exist",
    `{\n  "${id("a")}": { "slug": "a", "published": "2026-02-30T00:00:00Z" }\n}`,
    /published\.json:2:3: error: tag:\S+a: published is not in the format of the ledger/,
  ],
  [
    "another field",
    `{\n  "${id("a")}": { "slug": "a", "published": "2026-02-03T00:00:00Z", "x": 1 }\n}`,
    /published\.json:2:3: error: /,
  ],
])("a ledger with %s is an error with its place", (_, text, expected) => {
  const read = parseLedger({ path, text });
  expect(read.ok ? "" : read.errors.map(formatError).join()).toMatch(expected);
});

it("a ledger in the content folder is not read as content", async () => {
  const files = { "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01") };
  const without = await readPublication(await contentFolder(files));
  const beside = await readPublication(await contentFolder({ ...files, "published.json": "{" }));
  expect(beside).toEqual(without);
});
