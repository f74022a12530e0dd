import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../../article/instant.ts";
import type { SourceDate } from "../imported.ts";

/** A date as people write it in front matter. */
export interface WrittenDate {
  /** `2026-11-22`. */
  readonly day: string;
  /** `09:30:00`; undefined if only the day is there. */
  readonly time?: string | undefined;
  /** `Z` or `+08:00`. */
  readonly zone?: string | undefined;
  /** Whether the time was written with seconds. */
  readonly hasSeconds: boolean;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * Reads the ways in which Hugo, Jekyll, Eleventy and Astro let people write a date: ISO 8601 with `T` or a
 * space, `2026/1/2`, `Jul 08 2022`, `8 July 2022`, RFC 5322. Undefined if the text is none of them, if the
 * calendar has no such day, or if the year has no four digits or is before 2: year 1 is Hugo's “no date”.
 */
export function parseWrittenDate(text: string): WrittenDate | undefined {
  const day = dayIn(text.trim());
  if (day === undefined) return undefined;
  const { rest, year, month, date } = day;
  if (year.length !== 4 || Number(year) < 2) return undefined;
  const time = /^(?:T|,? +| at )? *(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?(.*)$/i.exec(rest);
  if (time === null && rest.trim() !== "") return undefined;
  const [, hour = "0", minute = "00", second, zoneText = ""] = time ?? [];
  const zone = zoneIn(zoneText.trim());
  if (zone === "unknown") return undefined;
  const written = `${year}-${two(month)}-${two(date)}`;
  const clock = `${two(hour)}:${minute}:${second ?? "00"}`;
  try {
    Temporal.PlainDateTime.from(`${written}T${clock}`, { overflow: "reject" });
  } catch {
    return undefined;
  }
  return {
    day: written,
    hasSeconds: second !== undefined,
    ...(time === null ? {} : { time: clock }),
    ...(zone === undefined ? {} : { zone }),
  };
}

function dayIn(text: string) {
  const numbers = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/s.exec(text);
  if (numbers !== null) {
    const [, year = "", , month = "", date = "", rest = ""] = numbers;
    return { year, month, date, rest };
  }
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i, "");
  const [, monthFirst, dateAfter, yearAfter = "", restAfter = ""] =
    /^([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)(.*)$/is.exec(bare) ?? [];
  const [, dateFirst, monthAfter, yearLast = "", restLast = ""] =
    /^(\d{1,2})(?:st|nd|rd|th)?\.?[ -]([a-z]+)\.?,?[ -](\d{4})(?!\d)(.*)$/is.exec(bare) ?? [];
  const name = (monthFirst ?? monthAfter)?.toLowerCase() ?? "";
  const month = months.findIndex((short) => name.startsWith(short)) + 1;
  const date = dateAfter ?? dateFirst;
  if (month === 0 || date === undefined) return undefined;
  return { year: yearAfter || yearLast, month: String(month), date, rest: restAfter || restLast };
}

function zoneIn(text: string): string | undefined | "unknown" {
  if (text === "") return undefined;
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return "Z";
  const [, sign, hours, minutes = "00"] =
    /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?(?: \([A-Z]+\))?$/i.exec(text) ?? [];
  return sign === undefined || hours === undefined ? "unknown" : `${sign}${two(hours)}:${minutes}`;
}

function two(number: string): string {
  return number.padStart(2, "0");
}

/**
 * The moment of a written date.
 *
 * @param timeZone the zone of a date that names none
 */
export function instantOf(written: WrittenDate, timeZone: string): Instant {
  return zonedDate(written, timeZone).epochMilliseconds;
}

/** The date on the clock of a zone. */
export function zonedDate(
  { day, time = "00:00:00", zone }: WrittenDate,
  timeZone: string,
): Temporal.ZonedDateTime {
  return zone === undefined
    ? Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone)
    : Temporal.Instant.from(`${day}T${time}${zone}`).toZonedDateTimeISO(timeZone);
}

/**
 * The date for an import: the moment that it means to the site. The old feeds gave that moment, also for a
 * date without a time, and a date that readers have seen never changes.
 *
 * @param timeZone the zone in which the site reads dates that name none
 */
export function sourceDate(written: WrittenDate, timeZone: string): SourceDate {
  return { instant: instantOf(written, timeZone) };
}
