import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../article/instant.ts";

/**
 * Reads `2026-11-22`, `2026-11-22T09:30` or `2026-11-22 09:30:15`; a time may end in a zone (`Z` or
 * `+08:00`). A date without a time means its midnight.
 *
 * @param timeZone IANA name of the zone of dates that give none
 * @returns undefined if the text has another form or the calendar has no such date
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
