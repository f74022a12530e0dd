import { distance } from "fastest-levenshtein";

/** The possibility that was probably meant, followed by at most 20 others: `a (or b, c)`. */
export function nearest(written: string, possible: readonly string[]): string {
  const [best, ...others] = nearestFirst(written, possible);
  if (best === undefined) return "another";
  return others.length === 0 ? best : `${best} (or ${others.slice(0, 20).join(", ")})`;
}

/** The possibilities, ordered by how probably each was meant. */
export function nearestFirst(written: string, possible: readonly string[]): string[] {
  // The beginning of a word probably means that word.
  const far = (one: string) =>
    Math.min(distance(written, one), distance(written, one.slice(0, written.length)) + 0.5);
  return possible
    .map((one) => ({ one, away: far(one) }))
    .sort((a, b) => a.away - b.away)
    .map(({ one }) => one);
}
