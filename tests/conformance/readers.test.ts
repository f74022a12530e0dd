import { beforeAll, describe, expect, it } from "vitest";
import { creditLabel } from "../../src/article/article.ts";
import { findTopic } from "../../src/article/channel.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { type Format, formatKeys } from "../../src/feed/formats.ts";
import { everything } from "../../src/feed/selection.ts";
import { feedHtml } from "../../src/press/feed-html.ts";
import { feedBody } from "../../src/press/illustrate.ts";
import { pressable } from "../../src/press/pressable.ts";
import { type Pressed, pressFixture, pressFolder } from "../support/fixtures.ts";
import { type ReadItem, readers } from "../support/readers.ts";

const now = Date.parse("2026-11-22T00:00:00Z");

/** What every reader must read: the public articles as they were written, newest first. */
function expected({ publication: { channel, manuscripts }, pictures }: Pressed): ReadItem[] {
  return manuscripts
    .filter(({ article }) => article.published <= now)
    .sort((a, b) => b.article.published - a.article.published)
    .map((manuscript) => {
      const { article } = manuscript;
      const { id, url } = pressable(channel, article, "");
      return {
        id,
        url,
        title: article.title,
        published: new Date(article.published).toISOString(),
        html: feedHtml(feedBody(manuscript, pictures, channel.url), url),
        topics: article.topics.map((slug) => findTopic(channel, slug)?.title),
        authors: article.authors.map(({ name }) => name),
        credits: article.credits.map((credit) => `${credit.name} (${creditLabel(credit)})`),
      };
    });
}

describe.each([
  ["the demanding corpus", () => pressFixture("demanding")],
  ["the real content", () => pressFolder("content")],
])("%s", (_, load) => {
  let pressed: Pressed;
  beforeAll(async () => {
    pressed = await load();
  });

  async function document(format: Format): Promise<string> {
    const site = { catalogue: pressed.catalogue, store: pressed.store, now };
    const { body } = feedDocument(site, everything(pressed.catalogue), format);
    return new TextDecoder().decode(await body());
  }

  for (const [name, reads] of Object.entries(readers)) {
    for (const format of formatKeys) {
      const read = reads[format];
      if (read === undefined) continue;
      it(`${name} reads ${format} as it was written`, async () => {
        const items = await read(await document(format));
        const articles = expected(pressed);
        expect(articles.length).toBeGreaterThan(3);
        expect(items.map(trimmed)).toEqual(
          articles.map((article, index) =>
            trimmed({ ...article, ...asFarAs(items[index], article) }),
          ),
        );
      });
    }
  }
});

/** What can be expected of a reader that reads no topics, or the first author only, or the feed's for none. */
function asFarAs(read: ReadItem | undefined, article: ReadItem): Partial<ReadItem> {
  const authors = article.authors ?? [];
  const known = authors.length === 0 ? read?.authors : authors.slice(0, read?.authors?.length || 1);
  return {
    topics: read?.topics === undefined ? undefined : article.topics,
    authors: read?.authors === undefined ? undefined : known,
    credits: read?.credits === undefined ? undefined : article.credits,
  };
}

/** Several readers trim what they read. */
function trimmed(item: ReadItem): ReadItem {
  return { ...item, html: String(item.html).trim() };
}
