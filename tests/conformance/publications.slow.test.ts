import { beforeAll, describe, expect, it } from "vitest";
import { findTopic } from "../../src/article/channel.ts";
import { type Format, formatKeys } from "../../src/article/formats.ts";
import { toRfc3339 } from "../../src/article/instant.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { creditLines } from "../../src/feed/feed-item.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { type Pressed, pressFixture } from "../support/fixtures.ts";
import { panel } from "../support/panel/panel.ts";
import { type ItemField, itemFields } from "../support/panel/panelist.ts";
import { unzipped } from "../support/unzipped.ts";
import { asHtml, comparable } from "./expected.ts";
import { losses } from "./losses.ts";

/*
 * Content folders, from their files to what the panel understands of their feeds: the articles as the
 * model has them, and the same HTML in every format.
 */

const now = Date.parse("2026-11-22T00:00:00Z");

type Expected = Readonly<Partial<Record<ItemField, unknown>>>;

function expectedItems({ publication }: Pressed, format: Format): Expected[] {
  const { channel, manuscripts } = publication;
  return manuscripts
    .map(({ article }) => article)
    .filter(({ published }) => published <= now)
    .sort((a, b) => b.published - a.published)
    .map((article) => ({
      id: `tag:${channel.authority}:${article.slug}`,
      url: `${channel.url}/articles/${article.slug}/`,
      title: article.title,
      summary: format === "rss" ? asHtml(article.summary) : article.summary,
      published: toRfc3339(article.published),
      updated: toRfc3339(article.updated),
      topics: article.topics.map((slug) => findTopic(channel, slug)?.title),
      authors: article.authors.map(({ name }) => name),
      ...(format !== "json" && {
        credits: creditLines({ article, channel }),
      }),
    }));
}

describe.each([
  ["the demanding corpus", () => pressFixture("demanding")],
  ["the news office", () => pressFixture("lakeside")],
])("%s", (_, load) => {
  let pressed: Pressed;
  const documents = new Map<Format, string>();
  beforeAll(async () => {
    pressed = await load();
    const { catalogue, store } = pressed;
    for (const format of formatKeys) {
      const { body } = feedDocument({ catalogue, store, now }, selectionOf(catalogue), format);
      documents.set(format, unzipped(await body()));
    }
  });

  for (const { name, reads } of panel) {
    for (const format of formatKeys) {
      const read = reads[format];
      if (read === undefined) continue;
      it(`${name} reads ${format} as it was written`, async () => {
        const lost = losses
          .filter(({ reader, formats }) => reader === name && formats.includes(format))
          .map(({ field }) => field);
        const { items } = await read(documents.get(format) ?? "");
        const json: { items: { content_html?: string }[] } = JSON.parse(
          documents.get("json") ?? "",
        );
        const expected = expectedItems(pressed, format).map((item, index) => ({
          ...item,
          html: json.items[index]?.content_html,
        }));
        expect(items).toHaveLength(expected.length);
        expect(expected.length).toBeGreaterThan(3);
        const compared = itemFields.filter(
          (field) =>
            !lost.includes(field) &&
            expected.some((item) => field in item) &&
            items.some((item) => field in item),
        );
        // Every reader of the panel knows at least these.
        expect(compared).toEqual(expect.arrayContaining(["url", "title"]));
        for (const field of compared) {
          expect(
            items.map((item) => comparable(field, item[field])),
            field,
          ).toEqual(expected.map((item) => comparable(field, item[field])));
        }
      });
    }
  }
});
