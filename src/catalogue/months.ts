import type { Instant } from "../article/instant.ts";
import { type Catalogue, type Entry, entriesBetween, type State, stateOf } from "./catalogue.ts";
import { dayOf, startOfDay } from "./day.ts";
import { countPublished } from "./series.ts";

/** A month of the calendar in the channel's zone. */
export interface Month {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
}

/** A month, and how many articles of it there are. */
export interface MonthCount extends Month {
  readonly count: number;
}

/**
 * The months in which articles were published, newest first, without those that have none.
 *
 * @param isShown which articles count
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

/** The entries of everything that were published in a month, newest first and whatever their state. */
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
