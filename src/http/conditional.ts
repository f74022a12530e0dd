/** What identifies the version that a client holds (RFC 9110, section 8.8). */
export interface Validators {
  /** The entity tag as it is sent: in quotes, and after `W/` if it is weak. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly lastModified?: number | undefined;
}

/**
 * The longest If-None-Match that is read, in characters. It has room for eight of the longest entity
 * tags of our feeds.
 */
export const longestIfNoneMatch = 8192;

/** The If-None-Match header; empty, which matches nothing, if it is longer than `longestIfNoneMatch`. */
export function ifNoneMatchOf(headers: Headers): string | null {
  const value = headers.get("If-None-Match");
  return value !== null && value.length > longestIfNoneMatch ? "" : value;
}

/**
 * Whether the answer to a GET or HEAD request with these headers is 304. If-Modified-Since counts only
 * in a request without If-None-Match (RFC 9110, section 13.2.2).
 *
 * @param now milliseconds since 1970; it decides the century of a year with two digits
 */
export function isUnchanged(
  ifNoneMatch: string | null | undefined,
  ifModifiedSince: string | null | undefined,
  { etag, lastModified }: Validators,
  now: number,
): boolean {
  if (ifNoneMatch != null) return isKnown(ifNoneMatch, etag);
  if (ifModifiedSince == null || lastModified === undefined) return false;
  const since = parseHttpDate(ifModifiedSince, now);
  // An HTTP-date has no milliseconds.
  return since !== undefined && Math.floor(lastModified / 1000) * 1000 <= since;
}

/**
 * Whether If-None-Match names this entity tag or `*`, compared weakly (RFC 9110, sections 8.8.3.2 and
 * 13.1.2). A malformed member of the list matches nothing.
 */
export function isKnown(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") return true;
  return opaqueTags(ifNoneMatch).includes(opaque(etag));
}

/** The opaque tags, without quotes, of the entity tags in a list. Malformed members are skipped. */
export function opaqueTags(list: string): string[] {
  return Array.from(list.matchAll(/"([\x21\x23-\x7e\x80-\u00ff]*)"/g), ([, tag = ""]) => tag);
}

function opaque(etag: string): string {
  return etag.slice(etag.indexOf('"') + 1, -1);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const month = `(?<month>${months.join("|")})`;
const time = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
const shortDay = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const longDay = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

/** The three forms of an HTTP-date, the most frequent first. */
const forms = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(`^${shortDay}, (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`),
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(`^${longDay}, (?<day>\\d\\d)-${month}-(?<shortYear>\\d\\d) ${time} GMT$`),
  // asctime: Sun Nov  6 08:49:37 1994
  new RegExp(`^${shortDay} ${month} (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
];

/**
 * Parses a date in one of the three forms of RFC 9110, section 5.6.7.
 *
 * @param now decides the century of a year with two digits: a date is at most 50 years ahead of it
 * @returns milliseconds since 1970; undefined for any other text
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return instantOf(parts, now);
  }
  return undefined;
}

function instantOf(parts: Readonly<Record<string, string>>, now: number): number | undefined {
  const { year, shortYear, month: name = "", day, hour, minute, second } = parts;
  const date = new Date(0);
  date.setUTCFullYear(
    year === undefined ? fullYear(Number(shortYear), now) : Number(year),
    months.indexOf(name),
    Number(day),
  );
  if (date.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  // setUTCHours turns a leap second (60) into the second after it.
  return date.setUTCHours(Number(hour), Number(minute), Number(second));
}

function fullYear(shortYear: number, now: number): number {
  const present = new Date(now).getUTCFullYear();
  const year = present - (present % 100) + shortYear;
  if (year > present + 50) return year - 100;
  return year + 100 <= present + 50 ? year + 100 : year;
}
