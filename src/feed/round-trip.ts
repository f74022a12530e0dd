import type { Channel } from "../article/channel.ts";
import type { Format } from "../article/formats.ts";
import { expectAtom, readAtom } from "./atom/round-trip.ts";
import type { FeedFrame } from "./feed-frame.ts";
import type { FeedItem } from "./feed-item.ts";
import { feedFrame } from "./head.ts";
import { expectJson, readJson } from "./json/round-trip.ts";
import { expectRss, readRss } from "./rss/round-trip.ts";

/** A pressed piece that is not well formed, or does not read back as its article. */
export class RoundTripError extends Error {
  override readonly name = "RoundTripError";
}

/** What a piece says, or must say, field by field. */
type Reading = Readonly<Record<string, unknown>>;

const readings: Record<
  Format,
  { expect: (entry: FeedItem) => Reading; read: (document: string) => Reading }
> = {
  rss: { expect: expectRss, read: readRss },
  atom: { expect: expectAtom, read: readAtom },
  json: { expect: expectJson, read: readJson },
};

/**
 * Reads a piece back in the frame that it will stand in, and compares every field with its article.
 *
 * @throws RoundTripError where it is not well formed, or a field differs
 */
export function checkRoundTrip(format: Format, piece: string, entry: FeedItem): void {
  const frame = frameOf(entry.channel, format);
  const { expect, read } = readings[format];
  let found: Reading;
  try {
    found = read(frame.open + piece + frame.close);
  } catch (cause) {
    throw new RoundTripError(`its ${format} piece is not well formed`, { cause });
  }
  const expected = expect(entry);
  for (const field of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    // Most fields are texts, and one of them is the body.
    if (found[field] === expected[field]) continue;
    const [is, should] = [JSON.stringify(found[field]), JSON.stringify(expected[field])];
    if (is === should) continue;
    throw new RoundTripError(
      `${field} reads back from its ${format} piece as ${is}, not as ${should}`,
    );
  }
}

const frames = new WeakMap<Channel, Partial<Record<Format, FeedFrame>>>();

/** A frame of the channel's feeds, made once. */
function frameOf(channel: Channel, format: Format): FeedFrame {
  const known = frames.get(channel) ?? {};
  frames.set(channel, known);
  known[format] ??= feedFrame(format, channel, {
    id: channel.url,
    title: channel.title,
    description: channel.description,
    pageUrl: channel.url,
    feedUrl: channel.url,
    updated: 0,
  });
  return known[format];
}
