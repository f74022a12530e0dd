import { describe, expect, it } from "vitest";
import type { FeedOptions } from "../../src/article/channel.ts";
import { formatKeys } from "../../src/article/formats.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { noConditions } from "../../src/query/query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { type Pressed, press, pressFixture } from "../support/fixtures.ts";
import { madeUp } from "../support/made-up.ts";
import { publication as publicationOf } from "../support/publication.ts";
import { unzipped } from "../support/unzipped.ts";

const { publication } = await pressFixture("demanding");
const now = Date.parse("2026-11-22T00:00:00Z");

const known = new Map<string, Promise<Pressed>>();

/** A publication of 60 articles with these options, pressed once. */
function pressed(feeds?: FeedOptions): Promise<Pressed> {
  const key = JSON.stringify(feeds) ?? "";
  const made = known.get(key) ?? pressWith(feeds);
  known.set(key, made);
  return made;
}

/** A publication of 60 articles, one a day from 2026-01-01 on, with these options. */
function pressWith(feeds?: FeedOptions): Promise<Pressed> {
  const [first] = publication.manuscripts;
  if (first === undefined) throw new Error("the fixture has no article");
  const manuscripts = Array.from({ length: 60 }, (_, day) => {
    const published = Date.UTC(2026, 0, 1 + day);
    return {
      ...first,
      article: { ...first.article, slug: `a${day}`, published, updated: published },
    };
  });
  return press({ ...publication, channel: { ...publication.channel, feeds }, manuscripts });
}

describe("a feed", () => {
  it.each([
    [undefined, 20],
    [{}, 20],
    [{ entries: 3 }, 3],
    [{ entries: 50 }, 50],
  ])("with the options %j contains %d articles", async (feeds, count) => {
    const { catalogue, store } = await pressed(feeds);
    const document = feedDocument({ catalogue, store, now }, selectionOf(catalogue), "json");
    const { items } = JSON.parse(unzipped(await document.body()));
    expect(items).toHaveLength(count);
    expect(items[0].url).toBe("https://news.example.org/articles/a59/");
  });

  it.each(formatKeys)(
    "without articles, %s was updated when the publication began",
    async (format) => {
      const { catalogue, store } = await pressed();
      const conditions = { ...noConditions, since: now };
      const at = async (moment: number) => {
        const site = { catalogue: { ...catalogue, pressed: moment }, store, now: moment };
        const document = feedDocument(site, selectionOf(catalogue, { conditions }), format);
        return { etag: document.etag, text: unzipped(await document.body()) };
      };
      const first = await at(now);
      expect(first.text).not.toMatch(/1970|a59/);
      const began = {
        rss: "Thu, 01 Jan 2026 00:00:00 GMT",
        atom: "2026-01-01T00:00:00.000Z",
        json: "",
      };
      expect(first.text).toContain(began[format]);
      // Equal entity tags mean equal bodies, even in an edition that was pressed later.
      expect(await at(now + 86_400_000)).toEqual(first);
    },
  );

  it("has the date of its newest article, and no date without articles", async () => {
    const { catalogue, store } = await pressed();
    const at = async (moment: number) => {
      const site = { catalogue, store, now: moment };
      return unzipped(await feedDocument(site, selectionOf(catalogue), "rss").body());
    };
    expect(await at(Date.UTC(2026, 0, 2))).toContain(
      "<pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate>\n<category",
    );
    expect(await at(0)).not.toContain("<pubDate>");
  });

  it.each(formatKeys)(
    "as %s has an ETag that depends only on its head and its articles",
    async (format) => {
      const etag = async (feeds?: FeedOptions, moment = now) => {
        const { catalogue, store } = await pressed(feeds);
        return feedDocument({ catalogue, store, now: moment }, selectionOf(catalogue), format).etag;
      };
      expect(await etag()).toBe(await etag(undefined, now + 1));
      expect(await etag({ entries: 3 })).not.toBe(await etag());
      const fingerprint = (value: string) => value.split(".")[0];
      expect(fingerprint(await etag(undefined, Date.UTC(2026, 1, 5)))).toBe(
        fingerprint(await etag()),
      );
    },
  );
});

it("tells readers to return after the ttl of the channel, whatever is scheduled", async () => {
  const change = Date.UTC(2026, 10, 23);
  for (const [feeds, minutes] of [
    [{}, "60"],
    [{ ttl: 5 }, "5"],
  ] as const) {
    const { ask } = madeUp([{ published: 0 }, { published: change }], { feeds });
    for (const left of [3_600_000, 60_000, 1, 0]) {
      const text = await (await ask("/rss.xml", change - left)).text();
      expect(/<ttl>(\d+)/.exec(text)?.[1]).toBe(minutes);
    }
  }
});

it("in a preview for feeds, it holds what is not public, and withdrawn articles only as removals", async () => {
  const { catalogue, store } = await press(
    publicationOf(
      { slug: "draft", draft: true },
      { slug: "expired", expires: now - 1 },
      { slug: "gone", withdrawn: { date: now - 1, reason: "Wrong" } },
      { slug: "public" },
      { slug: "scheduled", published: now + 1 },
    ),
    "feeds",
  );
  const site = { catalogue, store, now };
  const textOf = async (format: "rss" | "atom" | "json") =>
    unzipped(await feedDocument(site, selectionOf(catalogue), format).body());
  const { items, _broadsheet } = JSON.parse(await textOf("json"));
  expect(items.map(({ title }: { title: string }) => title)).toEqual([
    "scheduled",
    "public",
    "expired",
    "draft",
  ]);
  expect(_broadsheet.removed).toMatchObject([{ state: "withdrawn", reason: "Wrong" }]);
  expect(await textOf("rss")).not.toContain("gone");
  expect((await textOf("atom")).match(/<entry>/g)).toHaveLength(4);
});
