import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../../article/instant.ts";

/**
 * A moment with the offset of a time zone, as Sveltia CMS writes it: `2026-11-22T14:30:00+08:00`. It is a whole
 * minute, because a form drops seconds and would otherwise seem to change them.
 */
export function offsetTime(moment: Instant, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const minute = local.toPlainDateTime().round({ smallestUnit: "minute", roundingMode: "floor" });
  return `${minute.toString({ smallestUnit: "second" })}${local.offset}`;
}
