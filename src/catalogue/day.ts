import { tzOffset } from "@date-fns/tz/tzOffset";
import type { Instant } from "../article/instant.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** When a day of the calendar (`2026-11-22`) begins in a zone; undefined where there is no such day. */
export function startOfDay(text: string, timeZone: string): Instant | undefined {
  return startInZone(midnight(text), timeZone);
}

/** When the day after it begins. */
export function endOfDay(text: string, timeZone: string): Instant | undefined {
  const start = midnight(text);
  return startInZone(start && start + day, timeZone);
}

/** When a day that is given by its midnight in UTC begins in a zone. */
function startInZone(utc: Instant | undefined, timeZone: string): Instant | undefined {
  if (utc === undefined) return undefined;
  const shifted = (at: Instant) => utc - tzOffset(timeZone, new Date(at)) * minute;
  const first = shifted(utc);
  const second = shifted(first);
  // Where clocks jump over midnight, the day begins after the jump.
  return shifted(second) === second ? second : Math.max(first, second);
}

/** Midnight in UTC of a day that the calendar has. */
function midnight(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = Date.parse(`${text}T00:00:00Z`);
  const real = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
  return real ? instant : undefined;
}

/** Reads an RFC 3339 date and time; undefined for anything else. */
export function parseRfc3339(text: string): Instant | undefined {
  const [, date, time, zone] =
    /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)([Zz]|[+-]\d{2}:\d{2})$/.exec(text) ??
    [];
  if (date === undefined || time === undefined || midnight(date) === undefined) return undefined;
  const instant = Date.parse(`${date}T${time}${zone?.toUpperCase()}`);
  return Number.isNaN(instant) ? undefined : instant;
}
