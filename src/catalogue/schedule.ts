import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import { lowerBound } from "./series.ts";

/**
 * The longest time, in milliseconds, from pressing an edition to serving it everywhere. Until
 * then, the previous edition is still served, and schedules still change it and its dates.
 */
export const deployment = 10 * 60_000;

/**
 * When the content of the site last changed: with this edition, or by schedule since. The date
 * moves forward with every change, whatever the dates of the articles, because readers that
 * compare dates discard a feed that is not later than their copy. An edition therefore counts as
 * changing until it is served everywhere: its date is then later than any that the previous
 * edition gave.
 */
export function changedAt({ pressed, published, expiries }: Catalogue, now: Instant): Instant {
  const changes = [pressed + deployment, lastUntil(published, now), lastUntil(expiries, now)];
  return Math.min(now, Math.max(...changes));
}

/** When an article last appeared or expired; 0 if none has. */
export function lastScheduled({ published, expiries }: Catalogue, now: Instant): Instant {
  const last = Math.max(lastUntil(published, now), lastUntil(expiries, now));
  return last === -Infinity ? 0 : last;
}

/** When an article next appears or expires; Infinity if none will. */
export function nextChange(catalogue: Catalogue, now: Instant): Instant {
  return Math.min(firstAfter(catalogue.published, now), nextExpiry(catalogue, now));
}

/** When an article next expires; Infinity if none will. */
export function nextExpiry({ expiries }: Catalogue, now: Instant): Instant {
  return firstAfter(expiries, now);
}

function lastUntil(moments: Float64Array, now: Instant): Instant {
  return moments[countUntil(moments, now) - 1] ?? -Infinity;
}

function firstAfter(moments: Float64Array, now: Instant): Instant {
  return moments[countUntil(moments, now)] ?? Infinity;
}

/** How many of these moments, given in ascending order, have passed. */
function countUntil(moments: Float64Array, now: Instant): number {
  return lowerBound(moments.length, (place) => (moments[place] ?? Infinity) > now);
}
