import { describe, expect, it } from "vitest";
import type { Channel } from "../../../src/article/channel.ts";
import { ledgerText, parseLedger } from "../../../src/cli/ledger/format.ts";
import { emptyLedger, intend, type Ledger, settle } from "../../../src/cli/ledger/ledger.ts";
import {
  absentLedger,
  askSite,
  ledgerGate,
  pendingGate,
} from "../../../src/cli/ledger/ledger-gate.ts";
import { formatError } from "../../../src/content/content-error.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { nodeServer } from "../../support/node-server.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const path = "content/published.json";
const three = publication({ slug: "a" }, { slug: "b" }, { slug: "c" });
const deployed = settle(intend(emptyLedger, three, now), three, now);

/** The gate's errors for a publication and the text of a ledger. */
function errorsOf(text: string, after: Publication, clock = now): string[] {
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

/** The ledger without the lines of some articles. */
const without = (...slugs: string[]): Ledger => ({
  ...deployed,
  articles: new Map([...deployed.articles].filter(([, { slug }]) => !slugs.includes(slug))),
});

describe("the gate of the ledger", () => {
  it("is silent if nothing has changed", () => {
    expect(errorsOf(ledgerText(deployed), three)).toEqual([]);
    expect(errorsOf(ledgerText(emptyLedger), three)).toEqual([]);
  });

  it.each([
    [["a"], "a line is missing from the ledger: number 1"],
    [["c"], "a line is missing from the ledger: number 3"],
    [["b", "c"], "2 lines are missing from the ledger: the first is number 2"],
  ])(
    "finds that the lines of %s are missing, even if their articles are gone too",
    (slugs, message) => {
      const left = ["a", "b", "c"]
        .filter((slug) => !slugs.includes(slug))
        .map((slug) => ({ slug }));
      const errors = errorsOf(ledgerText(without(...slugs)), publication(...left));
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain(`content/published.json:6:3: error: ${message}`);
      expect(errors[0]).toContain("help: restore it from git: git log -p");
    },
  );

  it("does not count a line without a number among those that it has", () => {
    const articles = new Map(deployed.articles);
    for (const [id, entry] of articles) {
      if (entry.slug !== "a") articles.set(id, { ...entry, number: undefined });
    }
    expect(errorsOf(ledgerText({ ...deployed, articles }), three)).toEqual([
      expect.stringContaining("2 lines are missing from the ledger: the first is number 2"),
    ]);
  });

  it("accepts lines with the same numbers from two branches", () => {
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
    expect(errorsOf(ledgerText(merged), { ...three, manuscripts: all })).toEqual([]);
    const lower = { ...merged, lines: 3 };
    expect(errorsOf(ledgerText(lower), { ...three, manuscripts: all })).toEqual([]);
  });

  it("stops a site that moves, and says how to move it", () => {
    const errors = errorsOf(ledgerText(deployed), changed({ url: "https://new.example.org" }));
    expect(errors).toEqual([
      expect.stringMatching(
        /^content\/channel\.yaml:1:1: error: the site was published at https:\/\/news\.example\.org, and url is now https:\/\/new\.example\.org\n help: write url: https:\/\/news\.example\.org; if the site moves, .* write the new one as "url" in content\/published\.json/,
      ),
    ]);
    const moved = ledgerText({ ...deployed, url: "https://new.example.org" });
    expect(errorsOf(moved, changed({ url: "https://new.example.org" }))).toEqual([]);
  });

  it("guards the authority even if every article brought its id", () => {
    const moved = publication({ slug: "a", id: "1 at x" });
    const ledger = ledgerText(settle(intend(emptyLedger, moved, now), moved, now));
    expect(ledger).toContain('"authority": "news.test.edu,2026"');
    const errors = (authority: string) =>
      errorsOf(ledger, { ...moved, channel: { ...moved.channel, authority } });
    expect(errors("news.test.edu,2026")).toEqual([]);
    expect(errors("new.test.edu,2026")).toEqual([
      'content/channel.yaml:1:1: error: the site was published with the authority news.test.edu,2026, and authority is now new.test.edu,2026\n help: write authority: "news.test.edu,2026" as before',
    ]);
  });

  it("reports a changed authority once", () => {
    const mixed = publication({ slug: "a", id: "1 at x" }, { slug: "b" });
    const ledger = ledgerText(settle(intend(emptyLedger, mixed, now), mixed, now));
    const channel = { ...mixed.channel, authority: "new.test.edu,2026" };
    expect(errorsOf(ledger, { ...mixed, channel })).toEqual([
      expect.stringContaining("the authority would change the permanent ids of 1 published"),
    ]);
  });

  it("stays as it was if no article brought its id", () => {
    expect(ledgerText(deployed)).not.toContain("authority");
  });

  it("reports a clock of 2019, and still every article that would vanish", () => {
    const errors = errorsOf(
      ledgerText(deployed),
      publication(),
      Date.parse("2019-01-01T00:00:00Z"),
    );
    expect(errors[0]).toMatch(/this machine's clock says 2019-01-01T00:00:00Z, but the last/);
    expect(errors.slice(1)).toHaveLength(3);
    expect(errors[1]).toContain(":a was published, and would vanish");
  });

  it("stops a redirect that would hide an article", () => {
    const errors = errorsOf(ledgerText(deployed), changed({ redirects: { "/articles/b/": "/" } }));
    expect(errors).toEqual([
      expect.stringContaining("the redirect from /articles/b/ would hide a page of the site"),
    ]);
  });
});

describe("a missing ledger", () => {
  const source = { path, text: "" };

  it("is accepted only before the first deployment", () => {
    const missing = { ledger: emptyLedger, source };
    expect(absentLedger(missing, true)).toEqual([]);
    expect(absentLedger(missing, false).map(formatError)).toEqual([
      expect.stringMatching(/there is no ledger, .*\n help: if this .* deploy -- --first;/),
    ]);
    const present = { ledger: deployed, source: { path, text: ledgerText(deployed) } };
    expect(absentLedger(present, false)).toEqual([]);
    expect(absentLedger(present, true).map(formatError)).toEqual([
      expect.stringContaining("so this is not the first deployment"),
    ]);
  });
});

describe("after a deployment that failed", () => {
  const before = publication({ slug: "a" });
  const failed = publication({ slug: "b", aliases: ["a"] }, { slug: "new" }, { slug: "stays" });
  const ledger = intend(settle(emptyLedger, before, now), failed, now);
  const file = { ledger, source: { path: "content/published.json", text: ledgerText(ledger) } };

  /** The errors, and the addresses about which the gate asked the site. */
  async function pendingErrors(after: Publication, answer: boolean | undefined) {
    const asked: string[] = [];
    const errors = await pendingGate(file, after, now, async (address) => {
      asked.push(address);
      return answer;
    });
    return { asked, errors: errors.map(formatError) };
  }

  it("the gate asks nothing if the next deployment publishes the same", async () => {
    expect(await pendingErrors(failed, undefined)).toEqual({ asked: [], errors: [] });
  });

  const taken = publication({ slug: "a" }, { slug: "stays" });

  it("the gate stops if the site has an article that would vanish", async () => {
    const { asked, errors } = await pendingErrors(taken, true);
    expect(asked).toEqual([
      "https://news.example.org/articles/b/",
      "https://news.example.org/articles/new/",
    ]);
    expect(errors).toEqual([
      expect.stringContaining("the address /articles/b/ was published, and would lead nowhere"),
      expect.stringMatching(/published\.json:\d+:5: error: the article \S+:new was published, and/),
    ]);
    expect(errors.join()).not.toContain("does not answer");
  });

  it("the gate asks nothing about an article that only has another title", async () => {
    const titled = publication(
      { slug: "b", aliases: ["a"] },
      { slug: "new", title: "Newer" },
      { slug: "stays" },
    );
    expect(await pendingErrors(titled, undefined)).toEqual({ asked: [], errors: [] });
  });

  it("the gate is silent about articles that were never online", async () => {
    expect((await pendingErrors(taken, false)).errors).toEqual([]);
  });

  it("the gate says what to do if the site does not answer", async () => {
    const { errors } = await pendingErrors(taken, undefined);
    expect(errors).toHaveLength(2);
    expect(errors[1]).toMatch(
      /\(the last deployment failed, and https:\/\/news\.example\.org\/articles\/new\/ does not answer, so nobody knows whether readers have seen it\)[\s\S]*remove its line from "pending" in the ledger$/,
    );
  });
});

describe("a site that is asked whether readers can see an article", () => {
  it.each([
    [200, true],
    [301, true],
    [410, true],
    [404, false],
    [400, undefined],
    [403, undefined],
    [500, undefined],
  ])("says by %d: %s", async (status, expected) => {
    const asked: (string | undefined)[] = [];
    const server = await nodeServer(async (path, init) => {
      asked.push(`${init?.method} ${path}`);
      return new Response(null, { status, headers: { Location: "/elsewhere/" } });
    });
    try {
      expect(await askSite(`${server.origin}/articles/a/`)).toBe(expected);
      expect(asked).toEqual(["HEAD /articles/a/"]);
    } finally {
      await server.close();
    }
    // Nobody answers any more.
    expect(await askSite(`${server.origin}/articles/a/`)).toBeUndefined();
  });
});
