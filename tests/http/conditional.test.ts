import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKnown, isUnchanged, opaqueTags } from "../../src/http/conditional.ts";

describe("If-None-Match, compared weakly (RFC 9110, sections 8.8.3.2 and 13.1.2)", () => {
  it.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"x", W/"a"', true],
    ['"x","y" , "a"', true],
    ["*", true],
    [" * ", true],
    ['"x, a", "y"', false],
    ['W/"b"', false],
    ['"A"', false],
    ["a", false],
    ['"a', false],
    ['w/"b", nonsense, "a"', true],
    ['"*"', false],
    ["", false],
  ])('%j knows W/"a": %s', (header, known) => {
    expect(isKnown(header, 'W/"a"')).toBe(known);
  });

  it("finds every tag of a list, and survives any text", () => {
    const tag = fc.stringMatching(/^[!#-~]*$/);
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1 }), fc.boolean(), (tags, weak) => {
        const list = tags.map((each) => `${weak ? "W/" : ""}"${each}"`).join(", ");
        expect(opaqueTags(list)).toEqual(tags);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
        expect(opaqueTags(text).every((each) => !each.includes('"'))).toBe(true);
      }),
    );
  });
});

describe("If-Modified-Since (RFC 9110, sections 13.1.3 and 13.2.2)", () => {
  const lastModified = Date.parse("2026-11-22T08:00:00.700Z");
  const held = { etag: 'W/"a"', lastModified };
  const at = (date: string | null, tag: string | null = null) =>
    isUnchanged(tag, date, held, lastModified);

  it.each([
    ["Sun, 22 Nov 2026 08:00:00 GMT", true],
    ["Sun, 22 Nov 2026 08:00:01 GMT", true],
    ["Sun, 22 Nov 2026 07:59:59 GMT", false],
    ["Sunday, 22-Nov-26 08:00:00 GMT", true],
    ["Sun Nov 22 08:00:00 2026", true],
    ["2026-11-22T09:00:00Z", false],
    ["yesterday", false],
    ["", false],
    [null, false],
  ])("%j is no earlier than the last change: %s", (date, unchanged) => {
    expect(at(date)).toBe(unchanged);
  });

  it("is not looked at where there is an If-None-Match, even a malformed one", () => {
    expect(at("Sun, 22 Nov 2026 09:00:00 GMT", 'W/"b"')).toBe(false);
    expect(at("Sun, 22 Nov 2026 09:00:00 GMT", "")).toBe(false);
    expect(at("Sun, 22 Nov 2026 07:00:00 GMT", 'W/"a"')).toBe(true);
  });

  it("means nothing where no last change is known", () => {
    expect(isUnchanged(null, "Sun, 22 Nov 2026 09:00:00 GMT", { etag: 'W/"a"' }, 0)).toBe(false);
  });
});
