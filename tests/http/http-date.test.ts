import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHttpDate } from "../../src/http/http-date.ts";

const now = Date.parse("2026-11-22T00:00:00Z");

describe("HTTP-dates (RFC 9110, section 5.6.7)", () => {
  it.each([
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
  ])("%s", (text) => {
    expect(parseHttpDate(text, now)).toBe(Date.parse("1994-11-06T08:49:37Z"));
  });

  it.each([
    ["75", 2075],
    ["76", 2076],
    ["77", 1977],
    ["26", 2026],
    ["00", 2000],
  ])("takes the year %s for %i: never more than 50 years ahead", (short, year) => {
    const parsed = parseHttpDate(`Sunday, 06-Nov-${short} 08:49:37 GMT`, now);
    expect(new Date(parsed ?? 0).getUTCFullYear()).toBe(year);
  });

  it("takes a leap second, and the 29th of February where there is one", () => {
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
  ])("refuses %j", (text) => {
    expect(parseHttpDate(text, now)).toBeUndefined();
  });

  it("reads every date that it is sent, and nothing but dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253402300799 }), (seconds) => {
        expect(parseHttpDate(new Date(seconds * 1000).toUTCString(), now)).toBe(seconds * 1000);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parseHttpDate(text, now) === undefined));
  });
});
