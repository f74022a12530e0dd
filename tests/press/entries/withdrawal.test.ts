import fc from "fast-check";
import { expect, it } from "vitest";
import { toRfc3339 } from "../../../src/article/instant.ts";
import { feedItem } from "../../../src/feed/feed-item.ts";
import { pressWithdrawal } from "../../../src/press/entries/withdrawal.ts";
import { anyArticle, anyText } from "../../conformance/arbitraries.ts";
import { pressFixture } from "../../support/fixtures.ts";

const { publication } = await pressFixture("demanding");

it("says of any article that it was withdrawn, and reads back as it was written", () => {
  fc.assert(
    fc.property(anyArticle, anyText, fc.integer({ min: 0, max: 4e9 }), (article, text, seconds) => {
      const reason = text.replace(/\s+/g, " ").trim();
      const withdrawn = { date: seconds * 1000, reason };
      const body = { html: "", summaryHtml: "", text: "", captions: [] };
      const entry = feedItem(publication.channel, { ...article, withdrawn }, body);
      expect(pressWithdrawal("atom", entry)).toMatch(
        /^<at:deleted-entry ref="tag:example\.org,2026:/,
      );
      expect(JSON.parse(pressWithdrawal("json", entry))).toEqual({
        id: entry.id,
        url: entry.url,
        state: "withdrawn",
        date: toRfc3339(withdrawn.date),
        reason,
      });
      expect(pressWithdrawal("rss", entry)).toBe("");
    }),
  );
});
