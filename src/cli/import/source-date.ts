import { Temporal } from "temporal-polyfill";
import type { SourceDate } from "./imported.ts";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Hours from UTC, for the names of zones that RFC 822 knows. */
const zones: Readonly<Record<string, number>> = {
  gmt: 0,
  ut: 0,
  utc: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const iso =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/i;
const rfc822 =
  /^(?:[a-z]+,?\s+)?(?<day>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\s+(?<year>\d{4}|\d{2})(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<zone>[a-z]+|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a date of a feed or an export: RFC 3339 and its looser relatives (`2026-11-22 09:30:00`), or RFC 822 with
 * years of two or four digits. A date whose zone is missing or unknown becomes a local one with a doubt.
 *
 * @returns undefined if it is in no such form, if the calendar does not have it, or if it is in a year before 1000,
 *   where systems put dates that they lost
 */
export function readDate(written: string): SourceDate | undefined {
  const text = written.trim();
  const asIso = iso.exec(text)?.groups;
  if (asIso !== undefined) {
    const { date = "", time, zone } = asIso;
    return dateOf(time === undefined ? date : `${date}T${time}`, zone);
  }
  const asMail = rfc822.exec(text)?.groups;
  const month = months.indexOf((asMail?.["month"] ?? "").toLowerCase()) + 1;
  if (asMail === undefined || month === 0) return undefined;
  const { day = "", year = "", hour, minute = "00", second = "00", zone } = asMail;
  const two = (number: string | number) => String(number).padStart(2, "0");
  // RFC 2822, section 4.3.
  const century = Number(year) < 50 ? "20" : "19";
  const date = `${year.length === 4 ? year : `${century}${year}`}-${two(month)}-${two(day)}`;
  return dateOf(hour === undefined ? date : `${date}T${two(hour)}:${minute}:${second}`, zone);
}

/** @param local `2026-11-22` or `2026-11-22T09:30:00` */
function dateOf(local: string, zone: string | undefined): SourceDate | undefined {
  if (local < "1000") return undefined;
  try {
    const plain = Temporal.PlainDateTime.from(local);
    const offset = offsetOf(zone);
    if (offset !== undefined) {
      return { instant: Temporal.Instant.from(`${plain}${offset}`).epochMilliseconds };
    }
    const text = local.includes("T") ? plain.toString({ smallestUnit: "second" }) : local;
    const why =
      zone === undefined
        ? "it names no time zone, so it counts as one in the publication's"
        : `its time zone ${zone} is not known, so it counts as one in the publication's`;
    return { local: text, ...(local.includes("T") && { doubt: why }) };
  } catch {
    return undefined;
  }
}

/** `+08:00`; undefined if the zone is missing or unknown. */
function offsetOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  if (/^[+-]/.test(zone)) return zone.replace(/^(...):?(..)$/, "$1:$2");
  const hours = zones[zone.toLowerCase()];
  if (hours === undefined) return undefined;
  return `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
}

/** Whether an article was changed after it was published, as far as its source says both moments. */
export function isLater(
  updated: SourceDate | undefined,
  published: SourceDate | undefined,
): boolean {
  if (updated === undefined || published === undefined) return false;
  return "instant" in updated && "instant" in published && updated.instant > published.instant;
}
