import { deltaClient } from "../../support/delta-client.ts";
import type { Habit, Validators } from "./simulated-reader.ts";

function none(): Record<string, string> {
  return {};
}
function byTag({ etag }: Validators): Record<string, string> {
  return etag === undefined ? {} : { "If-None-Match": etag };
}
function byDate({ date }: Validators): Record<string, string> {
  return date === undefined ? {} : { "If-Modified-Since": date };
}

/** The habits of readers, by name. Add a line here for a new kind of reader. */
export const habits = {
  /** Sends no validators. */
  plain: { headers: none, merges: false },
  etag: { headers: byTag, merges: false },
  // libcurl treats a body whose date is not later as a 304.
  date: { headers: byDate, merges: false, dropsOldDates: true },
  "a-im": { headers: (held) => ({ ...byTag(held), ...deltaClient }), merges: true },
  // newsboat sends all its validators, and keeps the new entity tag even if it drops the body.
  newsboat: {
    headers: (held) => ({ ...byTag(held), ...byDate(held), ...deltaClient }),
    merges: true,
    dropsOldDates: true,
  },
  // Python's feedparser requests deltas in every program. A delta stops rss2email for good.
  rss2email: {
    headers: (held) => ({
      ...byTag(held),
      ...byDate(held),
      "A-IM": "feed",
      "User-Agent": "rss2email/3.13.1",
    }),
    merges: false,
    refusesDeltas: true,
  },
  head: { headers: byTag, merges: false, head: true },
  gzip: {
    headers: (held) => ({
      ...byTag(held),
      ...deltaClient,
      "A-IM": "feed, gzip;q=0.5",
      "Accept-Encoding": "gzip, deflate",
    }),
    merges: true,
  },
} satisfies Record<string, Habit>;
