/** From when to when a representation holds, in milliseconds since 1970. */
export interface Span {
  /** The moment that it was made for. */
  readonly from: number;
  /** The moment from which on it is another, by schedule. */
  readonly until: number;
}

/** Seconds for which an answer may be kept: never beyond the next scheduled change. */
export function freshness(maxAge: number, span: Span | undefined): number {
  if (span === undefined) return maxAge;
  return Math.max(0, Math.min(maxAge, Math.floor((span.until - span.from) / 1000)));
}
