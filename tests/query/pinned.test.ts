import { describe, expect, it } from "vitest";
import { pinnedAt } from "../../src/query/pinned.ts";
import { madeUp, namesIn } from "../support/made-up.ts";

const articles = [
  { published: 10, pinned: 1_000_000 },
  { published: 20, pinned: 500_000 },
  { published: 30, pinned: 900_000, expires: 100_000 },
  { published: 40 },
  { published: 50 },
  { published: 200_000, pinned: 300_000 },
];

const { catalogue, ask } = madeUp(articles, { feeds: { entries: 3 } });

/** The articles of a page, in order. */
const listed = async (path: string, now: number) =>
  namesIn(await (await ask(path, now, { headers: { Accept: "text/html" } })).text());

const maxAge = async (path: string, now: number) =>
  Number(/max-age=(\d+)/.exec((await ask(path, now)).headers.get("Cache-Control") ?? "")?.[1]);

describe("the article that leads the front page", () => {
  it.each([
    ["the newest of those that are pinned", 60, 2],
    ["not one that has expired", 100_000, 1],
    ["one that has appeared since", 200_000, 5],
    ["none whose moment has come", 300_000, 1],
    ["the last one left", 500_000, 0],
  ])("is %s", (_, now, row) => {
    expect(pinnedAt(catalogue, now)?.entry.row).toBe(row);
  });

  it("is none when all moments have come", () => {
    expect(pinnedAt(catalogue, 1_000_000)).toBeUndefined();
  });

  it("comes before the others, once, and goes back to its place at its moment", async () => {
    expect(await listed("/", 400_000)).toEqual(["s1", "s5", "s4", "s3"]);
    expect(await listed("/", 250_000)).toEqual(["s5", "s4", "s3"]);
    expect(await listed("/", 1_000_000)).toEqual(["s5", "s4", "s3"]);
  });

  it("leads neither other parts of the front page nor feeds", async () => {
    expect(await listed("/?limit=2", 400_000)).toEqual(["s5", "s4"]);
    expect(namesIn(await (await ask("/rss.xml", 400_000)).text())).toEqual(["s5", "s4", "s3"]);
  });

  it("limits how long caches keep the front page, and nothing else", async () => {
    expect(await maxAge("/", 490_000)).toBe(10);
    expect(await maxAge("/rss.xml", 490_000)).toBe(300);
  });
});
