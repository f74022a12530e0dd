import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import { lowerBound } from "./series.ts";

/**
 * Milliseconds that it may take until an edition that was pressed is served everywhere. The edition
 * before goes on changing by schedule meanwhile, and its dates with it.
 */
export const deployment = 10 * 60_000;

/**
 * When what the site says was changed last: by this edition, or by schedule since then. It grows with
 * every change, whatever the dates of the articles: readers that go by dates throw away what is not
 * later than what they hold. So an edition counts as changing until it must be served everywhere: its
 * date is then later than any that the edition before has said.
 */
export function changedAt({ pressed, published, expiries }: Catalogue, now: Instant): Instant {
  const changes = [pressed + deployment, lastUntil(published, now), lastUntil(expiries, now)];
  return Math.min(now, Math.max(...changes));
}

/** When an article appeared or expired last; 0 where none has. */
export function lastScheduled({ published, expiries }: Catalogue, now: Instant): Instant {
  const last = Math.max(lastUntil(published, now), lastUntil(expiries, now));
  return last === -Infinity ? 0 : last;
}

/** When an article appears or expires next; Infinity where none will. */
export function nextChange(catalogue: Catalogue, now: Instant): Instant {
  return Math.min(firstAfter(catalogue.published, now), nextExpiry(catalogue, now));
}

/** When an article expires next; Infinity where none will. */
export function nextExpiry({ expiries }: Catalogue, now: Instant): Instant {
  return firstAfter(expiries, now);
}

function lastUntil(moments: Float64Array, now: Instant): Instant {
  return moments[countUntil(moments, now) - 1] ?? -Infinity;
}

function firstAfter(moments: Float64Array, now: Instant): Instant {
  return moments[countUntil(moments, now)] ?? Infinity;
}

/** How many of some moments, in their order, have come. */
function countUntil(moments: Float64Array, now: Instant): number {
  return lowerBound(moments.length, (place) => (moments[place] ?? Infinity) > now);
}
