import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../article/instant.ts";

/**
 * Reads a date (its midnight), or a date and time, with or without a zone; without one, in the given
 * zone. Only dates that the calendar has.
 *
 * @returns undefined where the text is no such date
 */
export function parseInstant(text: string, timeZone: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, date, time = "00:00", zone] = match;
  try {
    return zone === undefined
      ? Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds
      : Temporal.Instant.from(`${date}T${time}${zone}`).epochMilliseconds;
  } catch {
    return undefined;
  }
}
