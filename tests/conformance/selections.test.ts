import { beforeAll, describe, expect, it } from "vitest";
import type { Channel } from "../../src/article/channel.ts";
import { type Format, formatKeys } from "../../src/article/formats.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { parseQuery } from "../../src/query/parse-query.ts";
import { feedPath, selectionOf } from "../../src/query/selection.ts";
import { type Pressed, press, pressFixture } from "../support/fixtures.ts";
import { publication } from "../support/publication.ts";
import { unzipped } from "../support/unzipped.ts";
import { all, first, parseStrictly } from "./validator/tree.ts";
import { validate } from "./validator/validate.ts";

/*
 * Feeds of queries and feeds of summaries are valid in every format.
 */

const now = Date.parse("2026-11-22T00:00:00Z");
let demanding: Pressed;
beforeAll(async () => {
  demanding = await pressFixture("demanding");
});

async function feedOf(
  { catalogue, store }: Pressed,
  format: Format,
  search: string,
  feeds: Channel["feeds"] = catalogue.channel.feeds,
): Promise<string> {
  const site = {
    catalogue: { ...catalogue, channel: { ...catalogue.channel, feeds } },
    store,
    now,
  };
  const read = parseQuery(site.catalogue, new URLSearchParams(search), now);
  if (read.kind !== "query") throw new Error(JSON.stringify(read.errors));
  const selection = selectionOf(site.catalogue, read.feedQuery);
  const text = unzipped(await feedDocument(site, selection, format).body());
  const address = `${catalogue.channel.url}${feedPath(selection, format)}`;
  expect(validate[format](text, address), `${format} ${search}`).toEqual([]);
  return text;
}

interface Item {
  readonly id: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly content_text?: string;
}
const itemsOf = (json: string): Item[] => JSON.parse(json).items;

describe.each(formatKeys)("the feed of a query as %s", (format) => {
  it.each([
    "topic=research-news,other&topic=research-news&exclude=empty",
    "topic=empty",
    "author=第二作者,third&author=first-author",
    "author=第二作者",
    "language=en&limit=1",
    "language=fr",
    "topic=other&language=zh&since=2026-03-02&until=2026-03-07T00:00:00%2B08:00&limit=3",
    "limit=2&content=summary",
    "limit=1&before=zzzzzzzz.z",
    "limit=2&after=0.a",
  ])("is valid: %s", async (search) => {
    await feedOf(demanding, format, search);
  });
});

describe("a feed of summaries", () => {
  it("omits the content in RSS and Atom, and nothing else", async () => {
    for (const [format, item, content] of [
      ["rss", "item", "content:encoded"],
      ["atom", "entry", "content"],
    ] as const) {
      const root = (text: string) => {
        const parsed = parseStrictly(text);
        return format === "rss" ? (first(parsed, "channel") ?? parsed) : parsed;
      };
      const full = all(root(await feedOf(demanding, format, "")), item);
      const short = all(root(await feedOf(demanding, format, "content=summary")), item);
      expect(full.length).toBeGreaterThan(3);
      expect(short.map(({ children }) => children)).toEqual(
        full.map(({ children }) => children.filter(({ name }) => name !== content)),
      );
      expect(short).not.toEqual(full);
    }
  });

  it("has the summary as its text in JSON Feed, and is otherwise the same", async () => {
    const full = itemsOf(await feedOf(demanding, "json", ""));
    const short = itemsOf(await feedOf(demanding, "json", "content=summary"));
    expect(short).toEqual(
      full.map(({ content_html, ...item }) => ({ ...item, content_text: item.summary })),
    );
    expect(full.every((item) => item.content_html !== undefined)).toBe(true);
  });

  it("can be what the channel serves by default; a query then asks for the content", async () => {
    for (const format of formatKeys) {
      const own = { content: "summary" } as const;
      // The documents differ only in their own addresses.
      const plain = (text: string) =>
        text.replaceAll(/\?content=(full|summary)/g, "").replace(/"sync_url": .*/, "");
      const asked = await feedOf(demanding, format, "content=summary");
      const full = await feedOf(demanding, format, "");
      const ownFeed = await feedOf(demanding, format, "", own);
      expect(ownFeed).not.toMatch(/\?content=/);
      expect(plain(asked)).toBe(plain(ownFeed));
      const contents = await feedOf(demanding, format, "content=full", own);
      expect(contents).toContain("?content=full");
      expect(plain(contents)).toBe(plain(full));
    }
  });

  it("is valid if articles have no text, no summary or neither", async () => {
    const pressed = await press(
      publication(
        { slug: "neither" },
        { slug: "summary", summary: "Only a summary & nothing <else>." },
        { slug: "withdrawn", withdrawn: { date: now - 1, reason: "A mistake" } },
      ),
    );
    for (const format of formatKeys) await feedOf(pressed, format, "content=summary");
    const text = await feedOf(pressed, "json", "content=summary");
    const items = itemsOf(text);
    expect(items.map(({ id, content_text }) => [id.split(":")[2], content_text]).sort()).toEqual([
      ["neither", "neither"],
      ["summary", "Only a summary & nothing <else>."],
    ]);
    expect(JSON.parse(text)._broadsheet.removed).toMatchObject([{ reason: "A mistake" }]);
  });
});
