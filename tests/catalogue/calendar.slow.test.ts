import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  beginOf,
  endOfDay,
  entriesOfMonth,
  monthAt,
  monthsOf,
  parseRfc3339,
  startOfDay,
} from "../../src/catalogue/calendar.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { press } from "../support/fixtures.ts";
import { publication } from "../support/publication.ts";

/*
 * Compares days in zones, and moments, with another implementation of the calendar.
 */

/** In most of these zones, clocks have jumped at midnight or by a whole day. */
const jumping = [
  "America/Sao_Paulo",
  "America/Havana",
  "America/Santiago",
  "America/Asuncion",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Amman",
  "Asia/Gaza",
  "Asia/Tehran",
  "Atlantic/Azores",
  "Pacific/Apia",
  "Pacific/Kwajalein",
];
const zone = fc.oneof(
  fc.constantFrom(...jumping),
  fc.constantFrom("UTC", "Asia/Shanghai", ...Intl.supportedValuesOf("timeZone")),
);
const dayAfter = (first: string) => (days: number) =>
  Temporal.PlainDate.from(first).add({ days }).toString();

/** The moment at which a day begins. */
function expected(day: Temporal.PlainDate, timeZone: string): number {
  return day.toZonedDateTime(timeZone).epochMilliseconds;
}

function check(text: string, timeZone: string): void {
  const day = Temporal.PlainDate.from(text);
  expect(startOfDay(text, timeZone), `${text} ${timeZone}`).toBe(expected(day, timeZone));
  expect(endOfDay(text, timeZone), `${text} ${timeZone}`).toBe(
    expected(day.add({ days: 1 }), timeZone),
  );
}

describe("a day in a zone", () => {
  it("begins and ends at the same moments as in Temporal", () => {
    // Before 1972, Monrovia was minutes and seconds behind UTC. Our library takes it to be ahead.
    const day = fc.integer({ min: 0, max: 60_000 }).map(dayAfter("1972-02-01"));
    fc.assert(fc.property(day, zone, check), { numRuns: 2000 });
  });

  it.each([
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2022-03-27", "Asia/Beirut", "2022-03-26T22:00:00.000Z"],
    ["2026-11-22", "Asia/Shanghai", "2026-11-21T16:00:00.000Z"],
    // The first of two midnights.
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00.000Z"],
    ["2020-11-01", "America/Havana", "2020-11-01T04:00:00.000Z"],
  ])("%s in %s begins at %s", (day, timeZone, moment) => {
    expect(new Date(startOfDay(day, timeZone) ?? 0).toISOString()).toBe(moment);
  });

  it("is no exception around 1970, where the count of moments begins", () => {
    for (const day of ["1969-12-30", "1969-12-31", "1970-01-01", "1970-01-02"]) check(day, "UTC");
  });

  it("begins and ends correctly around every clock change at midnight", () => {
    for (const timeZone of jumping) {
      let at = Temporal.Instant.from("1970-01-01T00:00:00Z").toZonedDateTimeISO(timeZone);
      for (;;) {
        const next = at.getTimeZoneTransition("next");
        if (next === null || next.year > 2040) break;
        for (const days of [-1, 0, 1]) {
          check(next.toPlainDate().add({ days }).toString(), timeZone);
        }
        at = next;
      }
    }
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "2026-01-01 ",
    "+002026-01-01",
    "2026-01-01T00:00:00Z",
    "",
  ])("is not %j", (text) => {
    expect(startOfDay(text, "UTC")).toBeUndefined();
    expect(endOfDay(text, "UTC")).toBeUndefined();
  });

  it("begins and ends at moments that an address can contain", () => {
    for (const text of ["0000-01-01", "0001-01-01", "9999-12-30", "9999-12-31"]) {
      for (const timeZone of ["Pacific/Apia", "America/Adak", "UTC"]) {
        for (const moment of [startOfDay(text, timeZone), endOfDay(text, timeZone)]) {
          if (moment === undefined) continue;
          expect(parseRfc3339(new Date(moment).toISOString())).toBe(moment);
        }
      }
    }
  });
});

describe("a moment", () => {
  it("is read as Temporal reads it", () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => `${n}`.padStart(2, "0"));
    const text = fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }).map((year) => `${year}`.padStart(4, "0")),
        part(13),
        part(32),
        part(25),
        part(61),
        part(61),
        fc.oneof(fc.constant(""), fc.stringMatching(/^\.[0-9]{1,9}$/)),
        fc.oneof(
          fc.constantFrom("Z", "z"),
          fc
            .tuple(fc.constantFrom("+", "-"), part(25), part(61))
            .map(([s, h, m]) => `${s}${h}:${m}`),
        ),
        fc.constantFrom("T", "t"),
      )
      .map(
        ([year, month, day, hour, minute, second, fraction, offset, t]) =>
          `${year}-${month}-${day}${t}${hour}:${minute}:${second}${fraction}${offset}`,
      );
    fc.assert(
      fc.property(text, (written) => {
        let known: number | undefined;
        try {
          known = Temporal.Instant.from(written).epochMilliseconds;
        } catch {
          known = undefined;
        }
        const read = parseRfc3339(written);
        // A query cannot name a leap second, or a moment whose year in UTC does not have four digits.
        if (read === undefined && /:60(\.|[Zz+-])/.test(written)) return;
        if (read === undefined && /^(0000|9999)-/.test(written)) return;
        expect(read, written).toBe(known);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    "2026-11-22T24:00:00Z",
    "2026-11-22T09:30Z",
    "2026-11-22T09:30:00",
    "2026-11-22 09:30:00Z",
    "2026-11-22T09:30:00.Z",
    "2026-11-22T09:30:00+0800",
    "2026-11-22T09:30:00+24:00",
    "2026-11-22T09:30:00+08:60",
    "2026-02-29T09:30:00Z",
    "٢٠٢٦-11-22T09:30:00Z",
    "Sun, 22 Nov 2026 09:30:00 GMT",
    "1763803800",
    "",
  ])("is not %j", (text) => {
    expect(parseRfc3339(text)).toBeUndefined();
  });

  it("is read back unchanged, or not at all", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const text = date.toISOString();
        expect(parseRfc3339(text)).toBe(/^\d{4}-/.test(text) ? date.getTime() : undefined);
      }),
    );
  });
});

const zones = [
  "UTC",
  "Asia/Shanghai",
  "America/New_York",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Cairo",
];

describe("a month in a zone", () => {
  it("begins at its first instant", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1980, max: 2090 }),
        fc.integer({ min: 1, max: 12 }),
        (zone, year, month) => {
          const begin = beginOf({ year, month }, zone);
          expect(monthAt(begin, zone)).toEqual({ year, month });
          expect(monthAt(begin - 1, zone)).not.toEqual({ year, month });
        },
      ),
    );
  });

  it("is the month that the zone's clock shows", () => {
    const instant = Date.parse("2026-04-30T16:00:00Z");
    expect(monthAt(instant, "Asia/Shanghai")).toEqual({ year: 2026, month: 5 });
    expect(monthAt(instant, "UTC")).toEqual({ year: 2026, month: 4 });
  });
});

describe("the archive", async () => {
  const { edition } = await press(
    publication(
      { slug: "first", published: Date.parse("2025-12-31T15:59:59Z") },
      { slug: "second", published: Date.parse("2025-12-31T16:00:00Z") },
      { slug: "third", published: Date.parse("2026-01-31T15:59:59Z") },
      {
        slug: "gone",
        withdrawn: { date: 0, reason: "Wrong" },
        published: Date.parse("2026-01-15T00:00:00Z"),
      },
      { slug: "later", published: Date.parse("2026-06-01T00:00:00+08:00") },
    ),
  );
  const catalogue = openCatalogue(edition.index);
  const isPublic = (state: string) => state === "public";

  it("counts the articles of each month by the channel's calendar", () => {
    expect(monthsOf(catalogue, Date.parse("2026-05-01T00:00:00Z"), isPublic)).toEqual([
      { year: 2026, month: 1, count: 2 },
      { year: 2025, month: 12, count: 1 },
    ]);
    expect(monthsOf(catalogue, Date.parse("2026-05-31T16:00:00Z"), isPublic)[0]).toEqual({
      year: 2026,
      month: 6,
      count: 1,
    });
    expect(monthsOf(catalogue, 0, isPublic)).toEqual([]);
  });

  it("finds the articles of a month", () => {
    const slugs = (year: number, month: number) =>
      entriesOfMonth(catalogue, { year, month }, Date.parse("2026-05-01T00:00:00Z")).map(
        ({ position }) => catalogue.slugs.at(position),
      );
    expect(slugs(2026, 1)).toEqual(["third", "gone", "second"]);
    expect(slugs(2025, 12)).toEqual(["first"]);
    expect(slugs(2026, 2)).toEqual([]);
  });
});
