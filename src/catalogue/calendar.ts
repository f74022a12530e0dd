import { tzOffset } from "@date-fns/tz/tzOffset";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Entry, entriesBetween, type State, stateOf } from "./entries.ts";
import { countPublished } from "./series.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** When a calendar day (`2026-11-22`) begins in a zone; undefined if there is no such day. */
export function startOfDay(text: string, timeZone: string): Instant | undefined {
  return startInZone(midnight(text), timeZone);
}

/** When a calendar day ends in a zone: the beginning of the next day. */
export function endOfDay(text: string, timeZone: string): Instant | undefined {
  const start = midnight(text);
  return start === undefined ? undefined : startInZone(start + day, timeZone);
}

/** The calendar day in a zone at a moment, as in `2026-11-22`. */
export function dayOf(moment: Instant, timeZone: string): string {
  const shown = moment + tzOffset(timeZone, new Date(moment)) * minute;
  return new Date(shown).toISOString().slice(0, -"T00:00:00.000Z".length);
}

/** When a day, given by its midnight in UTC, begins in a zone. */
function startInZone(utc: Instant | undefined, timeZone: string): Instant | undefined {
  if (utc === undefined) return undefined;
  const shift = (at: Instant) => tzOffset(timeZone, new Date(at)) * minute;
  const [early, late] = [utc - shift(utc - day), utc - shift(utc + day)].sort((a, b) => a - b);
  if (early === undefined || late === undefined) return undefined;
  // If clocks go back across midnight, the day has two midnights and the first one counts. If
  // they jump forward across it, there is none, and the day begins after the jump.
  return writable(early + shift(early) === utc ? early : late);
}

/** Midnight in UTC of a day; undefined if the calendar has no such day. */
function midnight(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Date.parse reads 30 February as a day in March.
  return new Date(instant).getUTCDate() === Number(text.slice(-2)) ? instant : undefined;
}

/** Reads an RFC 3339 date and time, except leap seconds; undefined for anything else. */
export function parseRfc3339(text: string): Instant | undefined {
  const [, date, time, zone] =
    /^(\d{4}-\d{2}-\d{2})[Tt]((?!24)\d{2}:\d{2}:\d{2}(?:\.\d+)?)([Zz]|[+-]\d{2}:\d{2})$/.exec(
      text,
    ) ?? [];
  if (date === undefined || time === undefined || midnight(date) === undefined) return undefined;
  return writable(Date.parse(`${date}T${time}${zone?.toUpperCase()}`));
}

const yearNought = Date.parse("0000-01-01T00:00:00Z");
const yearTenThousand = Date.parse("+010000-01-01T00:00:00Z");

/** The moment if RFC 3339 can express it in UTC: years have four digits. */
function writable(instant: Instant): Instant | undefined {
  return instant >= yearNought && instant < yearTenThousand ? instant : undefined;
}

/** A calendar month in the channel's zone. */
export interface Month {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
}

/** A month, and the number of articles published in it. */
export interface MonthCount extends Month {
  readonly count: number;
}

/**
 * The months in which articles were published, newest first. Months without articles are left
 * out.
 *
 * @param isShown which states count
 */
export function monthsOf(
  catalogue: Catalogue,
  now: Instant,
  isShown: (state: State) => boolean,
): MonthCount[] {
  const { published, channel } = catalogue;
  const months: MonthCount[] = [];
  let begins = Infinity;
  let current: { year: number; month: number; count: number } | undefined;
  for (let row = published.length - 1; row >= 0; row--) {
    if (!isShown(stateOf(catalogue, row, now))) continue;
    const moment = published[row] ?? 0;
    if (current === undefined || moment < begins) {
      current = { ...monthAt(moment, channel.timeZone), count: 0 };
      begins = beginOf(current, channel.timeZone);
      months.push(current);
    }
    current.count += 1;
  }
  return months;
}

/** All entries published in a month, newest first and whatever their state. */
export function entriesOfMonth(catalogue: Catalogue, month: Month, now: Instant): Entry[] {
  const { timeZone } = catalogue.channel;
  const after =
    month.month === 12 ? { year: month.year + 1, month: 1 } : { ...month, month: month.month + 1 };
  const [from = 0, to = 0] = [month, after].map((one) =>
    countPublished(catalogue.published, catalogue.everything, beginOf(one, timeZone) - 1),
  );
  return entriesBetween(catalogue, catalogue.everything, from, to, now);
}

/** The month in a zone at an instant. */
export function monthAt(instant: Instant, timeZone: string): Month {
  const [year, month] = dayOf(instant, timeZone).split("-");
  return { year: Number(year), month: Number(month) };
}

/** The first instant of a month in a zone. */
export function beginOf({ year, month }: Month, timeZone: string): Instant {
  const day = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
  return startOfDay(day, timeZone) ?? Date.UTC(year, month - 1, 1);
}
