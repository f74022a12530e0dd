/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** RFC 3339, in UTC, to the second: `2022-04-30T16:00:00Z`. */
export function toRfc3339(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, "Z");
}

/** RFC 822 as RSS 2.0 and OPML 2.0 use it, in GMT: `Sat, 30 Apr 2022 16:00:00 GMT`. */
export function toRfc822(instant: Instant): string {
  return new Date(instant).toUTCString();
}
