/** What the W3C feed validator takes for a mistake. */
function isImplausible(year = ""): boolean {
  return Number(year) < 1990;
}

/** RFC 822 as RSS has it: four digits for the year, a zone, and the weekday of that day. */
export function isRfc822(value: string): boolean {
  const match =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}) \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/.exec(
      value,
    );
  if (match === null || Number.isNaN(Date.parse(value))) return false;
  if (isImplausible(match[2]?.slice(-4))) return false;
  return new Date(`${match[2]} 12:00:00 GMT`).toUTCString().startsWith(`${match[1]}, ${match[2]}`);
}

/** RFC 3339 with a zone, and a day that the calendar has. */
export function isRfc3339(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(value);
  if (match === null || Number.isNaN(Date.parse(value))) return false;
  if (isImplausible(match[1]?.slice(0, 4))) return false;
  return new Date(`${match[1]}T12:00:00Z`).toISOString().startsWith(match[1] ?? "");
}

/** An absolute address, without characters that an address cannot hold (RFC 3986). */
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
 * An address with a comment of RFC 822 after it, as RSS has it. The W3C feed validator parses it as a
 * list of addresses: a bracket that is closed too early, or a backslash at the end, makes it another.
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
