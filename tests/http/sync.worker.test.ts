import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { header, index, origin, site } from "../support/demanding-site.ts";

/*
 * Tests in workerd what the Worker tells programs that keep a copy.
 * tests/readers/model/syncing.slow.test.ts and tests/feed/sync-document.slow.test.ts test the loop itself.
 */

const at = (text: string) => Date.parse(text);
const now = at("2026-11-22T00:00:00Z");
const ask = site(() => now);
const selections = ["/feed.json", "/topics/other/feed.json", "/feed.json?exclude=other&limit=2"];

interface Page {
  readonly next_url?: string;
  readonly items: readonly { readonly id: string }[];
  readonly _broadsheet: {
    readonly sync_url?: string;
    readonly delta_url?: string;
    readonly resync?: true;
    readonly removed: readonly { readonly id: string }[];
  };
}

async function page(path: string, asked = ask): Promise<Page> {
  const answer = await asked(path.replace(origin, ""));
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json<Page>();
}

/** All pages of a round. */
async function round(path: string, asked = ask): Promise<Page[]> {
  const pages = [await page(path, asked)];
  for (let next = pages[0]?.next_url; next !== undefined; next = pages.at(-1)?.next_url) {
    pages.push(await page(next, asked));
  }
  return pages;
}

describe.each(selections)("a copy of %s", (path) => {
  it("begins with a walk through everything public, each article once", async () => {
    const feed = await page(path);
    const pages = await round(feed._broadsheet.sync_url ?? "");
    expect(pages.map(({ _broadsheet }) => _broadsheet.resync)).toEqual([
      true,
      ...pages.slice(1).map(() => undefined),
    ]);
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    const all = await page(
      `${path}${path.includes("?") ? "&" : "?"}limit=100`.replace("limit=2&", ""),
    );
    expect(ids).toEqual(all.items.map(({ id }) => id).reverse());
    for (const { next_url, _broadsheet } of pages) {
      expect([next_url, _broadsheet.delta_url].filter((one) => one !== undefined)).toHaveLength(1);
    }
  });

  it("receives nothing if nothing changed, and the same address to ask next", async () => {
    const [last] = (await round(`${path}${path.includes("?") ? "&" : "?"}since=start`)).slice(-1);
    const address = last?._broadsheet.delta_url ?? "";
    const again = await page(address);
    expect(again).toMatchObject({ items: [], _broadsheet: { removed: [], delta_url: address } });
    expect(again.next_url).toBeUndefined();
    const tag = header(await ask(address.replace(origin, "")), "ETag");
    const same = await ask(address.replace(origin, ""), { "If-None-Match": tag });
    expect(same.status).toBe(304);
  });

  it("receives articles that have appeared by schedule since, and those that have expired", async () => {
    const march = site(() => at("2026-03-05T12:00:00Z"));
    const since = `${path}${path.includes("?") ? "&" : "?"}since=start`;
    const early = await round(since, march);
    const late = await round(early.at(-1)?._broadsheet.delta_url ?? "");
    const copy = new Set(early.flatMap(({ items }) => items.map(({ id }) => id)));
    for (const { items, _broadsheet } of late) {
      for (const { id } of _broadsheet.removed) copy.delete(id);
      for (const { id } of items) copy.add(id);
    }
    const whole = await round(since);
    expect([...copy].sort()).toEqual(
      whole.flatMap(({ items }) => items.map(({ id }) => id)).sort(),
    );
  });
});

describe("a token", () => {
  it.each([
    ["of an unknown edition", "at~mi9w5c00.0123456789ab~mi9w5c00"],
    [
      "of a walk of an unknown edition",
      "walk~start~mi9w5c00.0123456789ab~1~mi9w5c00.0123456789ab~1.a",
    ],
    ["that is a table of contents, as earlier versions used", "1y8w2481nh9xal.F_8VvQceE3"],
  ])("%s causes a resync", async (_, token) => {
    expect(await page(`/feed.json?since=${token}`)).toMatchObject({
      _broadsheet: { resync: true },
      items: (await page("/feed.json?since=start")).items,
    });
  });

  it.each([
    "/feed.json?since=at~",
    "/feed.json?since=walk~start",
    "/feed.json?since=start&since=start",
    "/feed.json?since=start&topic=unknown",
    "/rss.xml?since=start",
    "/atom.xml?since=at~a.b~1",
    "/?since=start",
  ])("that is unusable is refused: %s", async (path) => {
    expect((await ask(path)).status).toBe(path.includes("unknown") ? 404 : 400);
  });

  it("combines with other conditions, and with dates in the same parameter", async () => {
    const { delta_url = "" } =
      (
        await round(
          "/topics/other/feed.json?since=2026-03-01&since=start&content=summary&limit=100",
        )
      ).at(-1)?._broadsheet ?? {};
    expect(delta_url).toMatch(
      /\/topics\/other\/feed\.json\?since=2026-02-28T16:00:00Z&content=summary&limit=100&since=at~/,
    );
    expect(await page(delta_url)).toMatchObject({ items: [], _broadsheet: { delta_url } });
  });

  it("never causes an internal error or reveals what is not public, even if it is made up", async () => {
    const edition = (await page("/feed.json?since=start&limit=1")).next_url?.split("~")[2] ?? "";
    const editions = fc.constantFrom(edition, "mi9w5c00.0123456789ab", "zzzzzzzz.0");
    const moments = fc
      .constantFrom(0, 1, -1, now, now - 1, now + 1, at("2026-03-05T12:00:00Z"), at("2099-01-01"))
      .map((instant) => instant.toString(36));
    const state = fc.tuple(editions, moments).map((parts) => parts.join("~"));
    const place = fc.oneof(
      fc.constant(""),
      fc.tuple(moments, fc.constantFrom("a", "zzzz", "-")).map((parts) => parts.join(".")),
    );
    const token = fc.oneof(
      { weight: 3, arbitrary: state.map((one) => `at~${one}`) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.oneof(fc.constant("start"), state), state, editions, place)
          .map((parts) => `walk~${parts.join("~")}`),
      },
      { weight: 1, arbitrary: fc.stringMatching(/^(at|walk|start)[~a-z0-9.-]{0,60}$/) },
    );
    const shown = new Set((await round("/feed.json?since=start")).flatMap(idsIn));
    let understood = 0;
    await fc.assert(
      fc.asyncProperty(token, fc.constantFrom(...selections), async (made, path) => {
        const address = `${path}${path.includes("?") ? "&" : "?"}since=${made}`;
        const answer = await ask(address);
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) return;
        understood++;
        const ids = idsIn(await answer.json<Page>());
        expect(ids.filter((id) => !shown.has(id) && !wasPublic(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(understood).toBeGreaterThan(30);
  });
});

function idsIn({ items, _broadsheet }: Page): string[] {
  return [...items, ..._broadsheet.removed].map(({ id }) => id);
}

/** Whether an article has been published by now, and is withdrawn or has expired. */
function wasPublic(id: string): boolean {
  const row = index.slugs.split(",").indexOf(id.split(":")[2] ?? "");
  return [...index.expires, ...index.withdrawn].some(([one]) => one === row);
}
