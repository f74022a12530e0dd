import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codesIn,
  isTableOfContents,
  tableOfContents,
  unseen,
} from "../../src/feed/table-of-contents.ts";
import { madeUp } from "../support/made-up.ts";

const head = fc.stringMatching(/^[0-9a-z]{1,14}$/);
const code = fc.stringMatching(/^[\w-]{5}$/);
const codes = fc.uniqueArray(code, { maxLength: 30 });

describe("the entity tag as a table of contents", () => {
  it("is an entity tag (RFC 9110, section 8.8.3), and reads back with or without W/ and quotes", () => {
    fc.assert(
      fc.property(head, codes, (name, list) => {
        const tag = tableOfContents(name, list);
        expect(tag).toMatch(/^W\/"[\x21\x23-\x7e]+"$/);
        for (const form of [tag, tag.slice(2), tag.slice(3, -1)]) {
          expect(codesIn(form, name)).toEqual(new Set(list));
        }
      }),
    );
  });

  it("gives no codes for another head or a foreign tag", () => {
    fc.assert(
      fc.property(head, head, codes, (name, other, list) => {
        fc.pre(name !== other);
        expect(codesIn(tableOfContents(other, list), name)).toBeUndefined();
      }),
    );
    for (const tag of [
      "",
      "head",
      "head.abc",
      'W/"head.abcdef"',
      "*",
      'W/"head.abcde',
      "Head.abcde",
    ]) {
      expect(codesIn(tag, "head")).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (tag) => codesIn(tag, "head") === undefined),
    );
  });

  it("is at most 1021 characters long, and eight of them fit in the 8192 of If-None-Match", async () => {
    const articles = Array.from({ length: 400 }, (_, published) => ({
      published,
      ...(published % 2 === 1 && { withdrawn: { date: 1000, reason: "" } }),
    }));
    const response = await madeUp(articles).ask("/atom.xml?limit=100", 2000);
    const etag = response.headers.get("ETag") ?? "";
    expect(etag).toHaveLength(1021);
    expect(isTableOfContents(etag)).toBe(true);
    expect(isTableOfContents(etag.replace(/"$/, 'x"'))).toBe(false);
    expect(Array(8).fill(etag).join(", ").length).toBeLessThanOrEqual(8192);
  });

  it("tells what the holder of an older feed has not seen", () => {
    fc.assert(
      fc.property(head, codes, codes, (name, before, after) => {
        const missing = after.filter((each) => !before.includes(each));
        const found = unseen([tableOfContents(name, before)], name, after);
        if (missing.length === after.length) expect(found).toBeUndefined();
        else expect(found?.codes).toEqual(new Set(missing));
      }),
    );
  });

  it("chooses the older feed that lacks the fewest entries, and names it", () => {
    const tags = ["x.00000", "h.aaaaa", 'W/"h.aaaaabbbbb"', "h.bbbbb", "h.c"];
    expect(unseen(tags, "h", ["ccccc", "bbbbb", "aaaaa"])).toEqual({
      base: "h.aaaaabbbbb",
      codes: new Set(["ccccc"]),
    });
    expect(unseen(["h.ccccc"], "h", ["bbbbb"])).toBeUndefined();
    expect(unseen([], "h", ["bbbbb"])).toBeUndefined();
    expect(unseen(["h."], "h", [])).toBeUndefined();
    expect(unseen(["h.aaaaabbbbb"], "h", ["bbbbb"])?.codes.size).toBe(0);
  });
});
