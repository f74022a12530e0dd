import { describe, expect } from "vitest";
import type { Format } from "../../src/article/formats.ts";
import { channel, documents, feeds } from "../conformance/corpus.ts";
import { comparable, expectedFeed, expectedOf } from "../conformance/expected.ts";
import {
  type FeedField,
  feedFields,
  type ItemField,
  itemFields,
} from "../support/panel/panelist.ts";
import { withTool } from "../support/with-tool.ts";
import { programs, type Read } from "./programs.ts";

/*
 * Lets independent programs read the corpus. Every field that they report must be as written, unless it is
 * listed as a loss. A listed loss must still occur.
 */

/** A field's name, its value as read, and its value as written. */
type Cell = readonly [
  field: `feed ${FeedField}` | `item ${ItemField}`,
  read: unknown,
  written: unknown,
];

function cellsOf(format: Format, { feed, items }: Read): Cell[] {
  const ofFeed = feedFields
    .filter((field) => field in feed)
    .map(
      (field): Cell => [
        `feed ${field}`,
        comparable(field, feed[field]),
        comparable(field, expectedFeed(format, field)),
      ],
    );
  const ofItems = itemFields
    .filter((field) => items.some((item) => field in item))
    .map(
      (field): Cell => [
        `item ${field}`,
        items.map((item) => comparable(field, item[field])),
        documents.map(({ reading }) => comparable(field, expectedOf(format, field, reading))),
      ],
    );
  return [...ofFeed, ...ofItems];
}

describe.each(programs)("$tool", ({ tool, formats, read, losses }) => {
  const it = withTool(tool);

  for (const format of formats) {
    it(`reads ${format} as it was written`, async () => {
      const result = await read(feeds[format] ?? "");
      expect(result.items).toHaveLength(documents.length);
      for (const [field, found, written] of cellsOf(format, result)) {
        if (losses[`${format} ${field}`] === undefined) {
          expect([field, found]).toEqual([field, written]);
        } else {
          expect([field, found], "it is read now").not.toEqual([field, written]);
        }
      }
      const { pages } = result.feed;
      if (pages !== undefined) expect(pages).toEqual([`${channel.url}/`]);
    }, 180_000);
  }
});
