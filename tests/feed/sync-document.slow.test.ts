import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { type Copy, documentedSync, held, syncBy } from "../support/documented-sync.ts";
import { nodeServer } from "../support/node-server.ts";
import { marksIn, publish, type Written } from "../support/publisher.ts";
import { withTool } from "../support/with-tool.ts";

const begin = Date.UTC(2026, 10, 22);
const minute = 60_000;

function copyOf(path: string): Copy {
  return { next: `https://example.org${path}`, items: {} };
}

/** An edition of `count` articles, one a minute until the beginning. */
function many(count: number, change: (number: number) => Partial<Written> = () => ({})) {
  return Array.from({ length: count }, (_, number): Written => {
    const published = begin - (count - number) * minute;
    return { published, updated: published, topics: ["a"], ...change(number) };
  });
}

function expected(articles: readonly Written[], now: number) {
  return Object.fromEntries(
    articles.flatMap((one, number) =>
      one.published <= now && !one.withdrawn && !one.draft ? [[`s${number}`, one.updated]] : [],
    ),
  );
}

describe("a program that keeps a copy", () => {
  it("is complete after 1,000 articles were published, corrected or withdrawn between two calls", async () => {
    const [first, second] = [many(30), many(1030)];
    const changed = second.map((one, number) => {
      if (number % 100 === 7) return { ...one, withdrawn: { date: begin, reason: "Wrong" } };
      return number % 50 === 3 ? { ...one, updated: begin } : one;
    });
    const before = publish(first, begin);
    const after = publish(changed, begin + minute, {}, before.memory);
    for (const path of ["/feed.json", "/topics/a/feed.json", "/feed.json?limit=100"]) {
      let [site, now, pages] = [before, begin, 0];
      const sync = await syncBy((address) => {
        pages += 1;
        return site.ask(address, now);
      });
      const copy = copyOf(`${path}${path.includes("?") ? "&" : "?"}since=start`);
      await sync(copy);
      expect(held(copy)).toEqual(expected(first, now));
      [site, now, pages] = [after, begin + minute, 0];
      await sync(copy);
      expect(held(copy)).toEqual(expected(changed, now));
      expect(pages).toBeGreaterThan(10);
      pages = 0;
      await sync(copy);
      expect(pages).toBe(1);
    }
  });

  it.each([
    ["made from its slug", {}, (name: string) => `tag:example.org,2026:${name}`],
    ["that another system gave", { id: "" }, (name: string) => `${name} at http://old.example`],
  ])(
    "learns why to delete each article by the id %s, and nothing about articles that were never public",
    async (_, own, id) => {
      const given = many(4, (number) => ("id" in own ? { id: id(`s${number}`) } : {}));
      // The last one is taken back before its moment.
      const first = [...given, { published: begin + 60 * minute, updated: begin }];
      const second = given.map((one, number): Written => {
        if (number === 0) return { ...one, withdrawn: { date: begin, reason: "Wrong" } };
        if (number === 1) return { ...one, expires: begin + 2 * minute };
        return number === 2 ? { ...one, topics: ["b"] } : { ...one, draft: true };
      });
      const before = publish(first, begin);
      const after = publish(second, begin + minute, {}, before.memory);
      const start = await (await before.ask("/topics/a/feed.json?since=start", begin)).json<Page>();
      const read = async (address = "") =>
        (await after.ask(address, begin + 3 * minute)).json<Page>();
      const told: unknown[] = [];
      for (let page = await read(start.next_url ?? start._broadsheet.delta_url); ; ) {
        expect(page.items).toEqual([]);
        told.push(...page._broadsheet.removed);
        if (page.next_url === undefined) break;
        page = await read(page.next_url);
      }
      const url = (name: string) => `https://example.org/articles/${name}/`;
      expect(told).toHaveLength(4);
      expect(told).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ url: url("s0") }),
          { id: id("s1"), url: url("s1"), state: "expired", date: "2026-11-22T00:02:00Z" },
          { id: id("s2"), url: url("s2"), state: "moved", date: "2026-11-22T00:01:00Z" },
          { id: id("s3"), state: "gone", date: "2026-11-22T00:01:00Z" },
        ]),
      );
    },
  );

  it("deletes articles that appeared while the edition that takes them back was being deployed", async () => {
    const scheduled = { published: begin + 2 * minute, updated: begin };
    const before = publish([...many(2), scheduled, scheduled], begin);
    const after = publish(many(2), begin + minute, {}, before.memory);
    const met: string[] = [];
    let pages = 0;
    const sync = await syncBy(async (address) => {
      // The walk begins before the articles appear, and meets the first of them on its third page.
      pages += 1;
      const answer = await (pages <= 3 ? before : after).ask(address, begin + pages * minute);
      met.push(...marksIn(await answer.clone().text()).keys());
      return answer;
    });
    const copy = copyOf("/feed.json?since=start&limit=1");
    await sync(copy);
    expect(met).toEqual(["s0", "s1", "s2"]);
    expect(held(copy)).toEqual(expected(many(2), begin));
  });

  it("starts again if the edition of its copy is unknown, and waits for one that is still being deployed", async () => {
    const earlier = publish(many(2), begin);
    const later = publish(many(2), begin + minute);
    const now = begin + 2 * minute;
    const read = async (site: typeof earlier, address = "/feed.json?since=start") =>
      (await (await site.ask(address, now)).json<Page>())._broadsheet;
    const { delta_url: ofEarlier } = await read(earlier);
    const { delta_url: ofLater } = await read(later);
    expect(await read(later, ofEarlier)).toMatchObject({ resync: true });
    expect(await read(earlier, ofLater)).toMatchObject({ behind: true, delta_url: ofLater });
  });

  it("reads at most 45 volumes for a page, and loses nothing by it", async () => {
    const first = many(5000, () => ({ topics: [] }));
    const changed = first.map((one, number) =>
      number % 50 === 7 ? { ...one, updated: begin } : one,
    );
    const before = publish(first, begin);
    const after = publish(changed, begin + minute, {}, before.memory);
    const copy = copyOf("/feed.json?since=start&limit=100");
    await (await syncBy((address) => before.ask(address, begin)))(copy);
    const reads: number[] = [];
    const sync = await syncBy(async (address) => {
      const held = after.reads.length;
      const answer = await after.ask(address, begin + minute);
      reads.push(after.reads.length - held);
      return answer;
    });
    await sync(copy);
    expect(held(copy)).toEqual(expected(changed, begin + minute));
    expect(reads).toEqual([45, 45, 10]);
  });
});

interface Page {
  readonly items: readonly unknown[];
  readonly next_url?: string;
  readonly _broadsheet: { readonly removed: readonly unknown[]; readonly delta_url?: string };
}

withTool("python")("the loop in Python, as it is documented, makes the same copy", async () => {
  const [first, second] = [many(30), many(60, (number) => (number < 5 ? { draft: true } : {}))];
  const before = publish(first, begin);
  const after = publish(second, begin + minute, {}, before.memory);
  let [site, now] = [before, begin];
  const server = await nodeServer(async (path) => {
    const answer = await site.ask(path, now);
    const text = await answer.text();
    return new Response(
      text.replaceAll("https://example.org/feed.json", `${server.origin}/feed.json`),
      answer,
    );
  });
  const program = spawn("python3", ["-u", "-c", pythonProgram(server.origin)]);
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  const round = async () => {
    program.stdin.write("\n");
    return Object.fromEntries(marksIn(String((await lines.next()).value)));
  };
  try {
    expect(await round()).toEqual(expected(first, begin));
    [site, now] = [after, begin + minute];
    expect(await round()).toEqual(expected(second, begin + minute));
  } finally {
    program.stdin.end();
    await server.close();
  }
});

/** Syncs once for each line that it gets, and then writes the titles that it holds. */
function pythonProgram(origin: string): string {
  return `
import json, sys, urllib.request
${documentedSync("python")}
copy = {"next": "${origin}/feed.json?since=start", "items": {}}
for line in sys.stdin:
    sync(copy)
    print(" ".join(item["title"] for item in copy["items"].values()))
`;
}
