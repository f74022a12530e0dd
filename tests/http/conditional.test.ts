import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKnown, isUnchanged, opaqueTags, parseHttpDate } from "../../src/http/conditional.ts";

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

  it("finds every tag of a list, and never throws", () => {
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
  ])("takes %j to be no earlier than the last change: %s", (date, unchanged) => {
    expect(at(date)).toBe(unchanged);
  });

  it("is ignored if there is an If-None-Match, even a malformed one", () => {
    expect(at("Sun, 22 Nov 2026 09:00:00 GMT", 'W/"b"')).toBe(false);
    expect(at("Sun, 22 Nov 2026 09:00:00 GMT", "")).toBe(false);
    expect(at("Sun, 22 Nov 2026 07:00:00 GMT", 'W/"a"')).toBe(true);
  });

  it("is ignored if no last change is known", () => {
    expect(isUnchanged(null, "Sun, 22 Nov 2026 09:00:00 GMT", { etag: 'W/"a"' }, 0)).toBe(false);
  });
});

const now = Date.parse("2026-11-22T00:00:00Z");

describe("HTTP-dates (RFC 9110, section 5.6.7)", () => {
  it.each([
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
  ])("are read in the form %s", (text) => {
    expect(parseHttpDate(text, now)).toBe(Date.parse("1994-11-06T08:49:37Z"));
  });

  it.each([
    ["75", 2075],
    ["76", 2076],
    ["77", 1977],
    ["26", 2026],
    ["00", 2000],
  ])("read the year %s as %i, which is never more than 50 years ahead", (short, year) => {
    const parsed = parseHttpDate(`Sunday, 06-Nov-${short} 08:49:37 GMT`, now);
    expect(new Date(parsed ?? 0).getUTCFullYear()).toBe(year);
  });

  it("may contain a leap second, and 29 February in leap years", () => {
    expect(parseHttpDate("Sat, 31 Dec 2016 23:59:60 GMT", now)).toBe(Date.UTC(2017, 0, 1));
    expect(parseHttpDate("Thu, 29 Feb 2024 00:00:00 GMT", now)).toBe(Date.UTC(2024, 1, 29));
  });

  it.each([
    "Sat, 29 Feb 2025 00:00:00 GMT",
    "Sun, 31 Nov 2026 00:00:00 GMT",
    "Sun, 00 Nov 2026 00:00:00 GMT",
    "Sun, 06 Nov 1994 24:00:00 GMT",
    "Sun, 06 Nov 1994 08:60:00 GMT",
    "Sun, 06 Nov 1994 08:49:61 GMT",
    "Sun, 06 Nov 1994 08:49:37 UTC",
    "Sun, 06 Nov 1994 08:49:37 +0000",
    "sun, 06 nov 1994 08:49:37 gmt",
    "Sun, 6 Nov 1994 08:49:37 GMT",
    " Sun, 06 Nov 1994 08:49:37 GMT",
    "1994-11-06",
    "784111777",
    "0",
    "",
  ])("are not %j", (text) => {
    expect(parseHttpDate(text, now)).toBeUndefined();
  });

  it("are read from any valid date, and from nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253402300799 }), (seconds) => {
        expect(parseHttpDate(new Date(seconds * 1000).toUTCString(), now)).toBe(seconds * 1000);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parseHttpDate(text, now) === undefined));
  });
});
