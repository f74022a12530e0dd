import { expect, it } from "vitest";
import { emptyLedger, intend, settle } from "../../../src/cli/ledger/ledger.ts";
import { ledgerText } from "../../../src/cli/ledger/ledger-format.ts";
import { pendingGate } from "../../../src/cli/ledger/pending.ts";
import { formatError } from "../../../src/content/content-error.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const before = publication({ slug: "a" });
const failed = publication({ slug: "b", aliases: ["a"] }, { slug: "new" }, { slug: "stays" });
const ledger = intend(settle(emptyLedger, before, now), failed, now);
const file = { ledger, source: { path: "content/published.json", text: ledgerText(ledger) } };

/** What the gate says after a deployment that failed, and which addresses it has asked for. */
async function said(after: Publication, answer: boolean | undefined) {
  const asked: string[] = [];
  const errors = await pendingGate(file, after, now, async (address) => {
    asked.push(address);
    return answer;
  });
  return { asked, errors: errors.map(formatError) };
}

it("asks nothing where the next deployment publishes the same", async () => {
  expect(await said(failed, undefined)).toEqual({ asked: [], errors: [] });
});

const taken = publication({ slug: "a" }, { slug: "stays" });

it("stops where the site has what would vanish", async () => {
  const { asked, errors } = await said(taken, true);
  expect(asked).toEqual([
    "https://news.example.org/articles/b/",
    "https://news.example.org/articles/new/",
  ]);
  expect(errors).toEqual([
    expect.stringContaining("the address /articles/b/ was published and would lead nowhere"),
    expect.stringMatching(/published\.json:\d+:5: error: the article \S+:new was published and/),
  ]);
});

it("lets go what was never published", async () => {
  expect((await said(taken, false)).errors).toEqual([]);
});

it("says what to do where nobody answers", async () => {
  const { errors } = await said(taken, undefined);
  expect(errors).toHaveLength(2);
  expect(errors[1]).toMatch(
    /\(the deployment failed, and https:\/\/news\.example\.org\/articles\/new\/ does not answer, so nobody knows\)[\s\S]*take its line out of "pending" in the ledger$/,
  );
});
