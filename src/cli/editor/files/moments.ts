import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../../article/instant.ts";

/** A moment with the offset of a time zone, as Sveltia CMS writes it: `2026-11-22T14:30:00+08:00`. */
export function offsetTime(moment: Instant, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  return `${local.toPlainDateTime().toString({ smallestUnit: "second" })}${local.offset}`;
}
