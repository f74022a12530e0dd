/** True for a year that the W3C feed validator calls a mistake. */
function isImplausible(year = ""): boolean {
  return Number(year) < 1990;
}

/** A date by RFC 822 as RSS uses it: with the right weekday, a year of four digits and a zone. */
export function isRfc822(value: string): boolean {
  const match =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}) \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/.exec(
      value,
    );
  if (match === null || Number.isNaN(Date.parse(value))) return false;
  if (isImplausible(match[2]?.slice(-4))) return false;
  return new Date(`${match[2]} 12:00:00 GMT`).toUTCString().startsWith(`${match[1]}, ${match[2]}`);
}

/** A date by RFC 3339, with a zone, on a day that exists. */
export function isRfc3339(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(value);
  if (match === null || Number.isNaN(Date.parse(value))) return false;
  if (isImplausible(match[1]?.slice(0, 4))) return false;
  return new Date(`${match[1]}T12:00:00Z`).toISOString().startsWith(match[1] ?? "");
}

/** An absolute URI without characters that RFC 3986 forbids. */
export function isAbsolute(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
}

export function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^/]/.test(value) && isAbsolute(value) && URL.canParse(value);
}

export function isMediaType(value: string): boolean {
  return /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(value);
}

/**
 * An e-mail address followed by a comment (RFC 822), as RSS uses it. The W3C feed validator parses it as
 * a list of addresses, so a parenthesis or a backslash in the comment would change what it reads.
 */
export function isMailbox(value: string): boolean {
  return /^[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+ \([^(),\\]+\)$/.test(value);
}

export function isLanguage(value: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);
}

export function isWholeNumber(value: string | undefined, least: number, most = Infinity): boolean {
  return (
    value !== undefined && /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
  );
}
