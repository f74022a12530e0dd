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

/** The habits that readers have, by name: a new kind of reader is a new line here. */
export const habits = {
  /** Asks anew each time. */
  plain: { headers: none, merges: false },
  etag: { headers: byTag, merges: false },
  // libcurl takes what is not later for a 304.
  date: { headers: byDate, merges: false, dropsOldDates: true },
  "a-im": { headers: (held) => ({ ...byTag(held), ...deltaClient }), merges: true },
  // newsboat sends all it has, and keeps the new entity tag even where it drops the body.
  newsboat: {
    headers: (held) => ({ ...byTag(held), ...byDate(held), ...deltaClient }),
    merges: true,
    dropsOldDates: true,
  },
  // Python's feedparser asks for deltas in every program; rss2email stops for good at one.
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
