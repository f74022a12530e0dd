/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** RFC 3339, in UTC, to the second: `2022-04-30T16:00:00Z`. */
export function toRfc3339(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, "Z");
}
