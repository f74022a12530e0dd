import { expect, it } from "vitest";
import type { Channel } from "../../../src/article/channel.ts";
import { emptyLedger, intend, type Ledger, settle } from "../../../src/cli/ledger/ledger.ts";
import { ledgerText, parseLedger } from "../../../src/cli/ledger/ledger-format.ts";
import { ledgerGate } from "../../../src/cli/ledger/ledger-gate.ts";
import { formatError } from "../../../src/content/content-error.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const path = "content/published.json";
const three = publication({ slug: "a" }, { slug: "b" }, { slug: "c" });
const deployed = settle(intend(emptyLedger, three, now), three, now);

/** What the gate says of a publication by the ledger with this text. */
function said(text: string, after: Publication, clock = now): string[] {
  const source = { path, text };
  const ledger = parseLedger(source);
  if (!ledger.ok) throw new Error(ledger.errors.map(formatError).join());
  return ledgerGate({ ledger: ledger.value, source }, after, clock).map(formatError);
}

/** The same publication with another channel. */
const changed = (change: Partial<Channel>): Publication => ({
  ...three,
  channel: { ...three.channel, ...change },
});

/** The ledger without the lines of some articles, and without the commas before the end. */
const without = (...slugs: string[]): Ledger => ({
  ...deployed,
  articles: new Map([...deployed.articles].filter(([, { slug }]) => !slugs.includes(slug))),
});

it("says nothing of what was deployed", () => {
  expect(said(ledgerText(deployed), three)).toEqual([]);
  expect(said(ledgerText(emptyLedger), three)).toEqual([]);
});

it.each([
  [["a"], "a line has been taken out of the ledger: number 1"],
  [["c"], "a line has been taken out of the ledger: number 3"],
  [["b", "c"], "2 lines have been taken out of the ledger: number 2 is the first"],
])("misses the lines of %s, though the articles are gone too", (slugs, message) => {
  const left = ["a", "b", "c"].filter((slug) => !slugs.includes(slug)).map((slug) => ({ slug }));
  const errors = said(ledgerText(without(...slugs)), publication(...left));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(`content/published.json:6:3: error: ${message}`);
  expect(errors[0]).toContain("help: restore it from the history: git log -p");
});

it("takes the lines of two branches, which have the same numbers", () => {
  const of = (slug: string) => {
    const next = {
      ...three,
      manuscripts: [...three.manuscripts, ...publication({ slug }).manuscripts],
    };
    return settle(deployed, next, now);
  };
  const [mine, theirs] = [of("mine"), of("theirs")];
  const merged = { ...mine, articles: new Map([...mine.articles, ...theirs.articles]) };
  const all = [
    ...three.manuscripts,
    ...publication({ slug: "mine" }, { slug: "theirs" }).manuscripts,
  ];
  expect(said(ledgerText(merged), { ...three, manuscripts: all })).toEqual([]);
  const lower = { ...merged, lines: 3 };
  expect(said(ledgerText(lower), { ...three, manuscripts: all })).toEqual([]);
});

it("stops a site that moves, and says how to", () => {
  const errors = said(ledgerText(deployed), changed({ url: "https://new.example.org" }));
  expect(errors).toEqual([
    expect.stringMatching(
      /^content\/channel\.yaml:1:1: error: the site was published at https:\/\/news\.example\.org, and url is now https:\/\/new\.example\.org\n help: write url: https:\/\/news\.example\.org; if the site moves, .* write the new one as "url" in content\/published\.json/,
    ),
  ]);
  const moved = ledgerText({ ...deployed, url: "https://new.example.org" });
  expect(said(moved, changed({ url: "https://new.example.org" }))).toEqual([]);
});

it("does not take a clock of 2019 for a reason to let everything vanish", () => {
  const errors = said(ledgerText(deployed), publication(), Date.parse("2019-01-01T00:00:00Z"));
  expect(errors[0]).toMatch(/this machine's clock says 2019-01-01T00:00:00Z, but the last/);
  expect(errors.slice(1)).toHaveLength(3);
  expect(errors[1]).toContain(":a was published and would vanish");
});

it("stops a redirect over what was published", () => {
  const errors = said(ledgerText(deployed), changed({ redirects: { "/articles/b/": "/" } }));
  expect(errors).toEqual([
    expect.stringContaining("the redirect from /articles/b/ would hide what the site has there"),
  ]);
});
