import fc from "fast-check";
import { expect, it } from "vitest";
import { formatError } from "../../src/content/content-error.ts";
import {
  deployedByLedger,
  type Ledger,
  ledgerText,
  nextLedger,
  parseLedger,
} from "../../src/content/ledger.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";
import { publication } from "../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const day = 86_400_000;
const id = (slug: string) => `tag:news.test.edu,2026:${slug}`;
const path = "content/published.json";

const ledgers: fc.Arbitrary<Ledger> = fc
  .dictionary(
    fc.string({ unit: "grapheme", minLength: 1 }).filter((key) => key !== "__proto__"),
    fc.record({
      slug: fc.stringMatching(/^[a-z0-9]{1,9}$/),
      published: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
    }),
  )
  .map((entries) => new Map(Object.entries(entries)));

it("has a line for each article, in the order of the ids", () => {
  const ledger = nextLedger(new Map(), publication({ slug: "b" }, { slug: "a" }), now);
  expect(ledgerText(ledger)).toBe(`{
  "tag:news.test.edu,2026:a": { "slug": "a", "published": "2026-01-01T00:00:00Z" },
  "tag:news.test.edu,2026:b": { "slug": "b", "published": "2026-01-01T00:00:00Z" }
}
`);
});

it("reads back as it was written, and the order makes no difference to its bytes", () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const text = ledgerText(ledger);
      const read = parseLedger({ path, text });
      expect(read.ok && new Map(read.value)).toEqual(ledger);
      expect(ledgerText(new Map([...ledger].reverse()))).toBe(text);
    }),
  );
});

it("holds what is public or scheduled, withdrawn articles too, and no drafts", () => {
  const ledger = nextLedger(
    new Map(),
    publication(
      { slug: "public" },
      { slug: "renamed", aliases: ["first"] },
      { slug: "scheduled", published: now + day },
      { slug: "withdrawn", withdrawn: { date: now, reason: "It was wrong." } },
      { slug: "draft", draft: true },
    ),
    now,
  );
  expect([...ledger.keys()]).toEqual(["public", "first", "scheduled", "withdrawn"].map(id));
  expect(ledger.get(id("first"))?.slug).toBe("renamed");
});

it("forgets what was taken back before its moment, and nothing that was public", () => {
  const before: Ledger = new Map([
    [id("public"), { slug: "public", published: now - day }],
    [id("taken-back"), { slug: "taken-back", published: now + day }],
  ]);
  expect([...nextLedger(before, publication(), now).keys()]).toEqual([id("public")]);
  const source = { path, text: ledgerText(before) };
  expect(deployedByLedger(before, source, now).articles.map((article) => article.id)).toEqual([
    id("public"),
  ]);
});

it("says where in it an id stands", () => {
  const ledger = nextLedger(new Map(), publication({ slug: "a" }, { slug: "b" }), now);
  const source = { path, text: ledgerText(ledger) };
  const error = deployedByLedger(ledger, source, now).errorAt(id("b"), "It is gone", "Mend it");
  expect(error).toMatchObject({ file: path, line: 3, column: 3 });
});

it.each([
  [
    "the marks of a merge",
    '{\n<<<<<<< HEAD\n  "a": {}\n}\n',
    /^content\/published\.json:2:1: error: the ledger is not valid JSON: .*\n.*\n.*\n help: if two branches were merged, keep the lines of both/,
  ],
  ["no object", "[]", /published\.json:1:1: error: the ledger is not what the ledger holds/],
  [
    "a date that is none",
    `{\n  "${id("a")}": { "slug": "a", "published": "2026-02-30T00:00:00Z" }\n}`,
    /published\.json:2:3: error: tag:\S+a: published is not what the ledger holds/,
  ],
  [
    "another field",
    `{\n  "${id("a")}": { "slug": "a", "published": "2026-02-03T00:00:00Z", "x": 1 }\n}`,
    /published\.json:2:3: error: /,
  ],
])("with %s is an error with its place", (_, text, expected) => {
  const read = parseLedger({ path, text });
  expect(read.ok ? "" : read.errors.map(formatError).join()).toMatch(expected);
});

it("lies in the content folder without being read as content", async () => {
  const files = { "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01") };
  const without = await readPublication(await contentFolder(files));
  const beside = await readPublication(await contentFolder({ ...files, "published.json": "{" }));
  expect(beside).toEqual(without);
});
