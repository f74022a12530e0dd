import type { Format } from "../article/formats.ts";
import { toRfc3339 } from "../article/instant.ts";
import { readAtom, readTombstone } from "./atom/round-trip.ts";
import type { FeedItem } from "./feed-item.ts";
import { feedFrame } from "./head.ts";
import { readJson, readRemoval } from "./json/round-trip.ts";
import { readRss } from "./rss/round-trip.ts";

/** A pressed piece that is not well formed, or does not read back as its article. */
export class RoundTripError extends Error {
  override readonly name = "RoundTripError";
}

/** What a piece says, or must say, by field. */
type Reading = Readonly<Record<string, unknown>>;

const readers: Readonly<Record<Format, (document: string) => Reading>> = {
  rss: readRss,
  atom: readAtom,
  json: readJson,
};

/**
 * Reads a piece back from a document that holds nothing else, and compares what it says with its article.
 * It checks what the package `feed` has written, and what readers of feeds rely on most; the rest is
 * ours, and the conformance tests check it.
 *
 * @throws RoundTripError if it is not well formed, says something else, or says something twice
 */
export function checkRoundTrip(format: Format, piece: string, entry: FeedItem): void {
  const { withdrawn } = entry.article;
  if (withdrawn === undefined) {
    compare(format, expectedOf(format, entry), () =>
      readers[format](documentOf(format, piece, entry)),
    );
  } else if (format !== "rss") {
    const read = format === "atom" ? readTombstone : readRemoval;
    const id = format === "atom" ? entry.atomId : entry.id;
    const expected = { id, date: toRfc3339(withdrawn.date), reason: withdrawn.reason };
    compare(format, expected, () => read(documentOf(format, piece, entry)));
  }
}

function expectedOf(format: Format, entry: FeedItem): Reading {
  const { article, id, atomId, url, html, text, summaryHtml, topics } = entry;
  return {
    id: format === "atom" ? atomId : id,
    url,
    title: article.title,
    // RSS has HTML there.
    summary: format === "rss" ? summaryHtml : article.summary,
    html,
    ...(format === "json" && { text }),
    published: toRfc3339(article.published),
    updated: toRfc3339(article.updated),
    topics: topics.map(({ title }) => title),
    authors: article.authors.map(({ name }) => name),
  };
}

/** A document that holds only this piece. */
function documentOf(format: Format, piece: string, { article, channel }: FeedItem): string {
  const { title, description, url } = channel;
  const facts = { id: url, title, description, pageUrl: url, feedUrl: url, updated: 0 };
  const { open, removedAt = open.length, close } = feedFrame(format, channel, facts);
  const at = article.withdrawn === undefined ? open.length : removedAt;
  return open.slice(0, at) + piece + open.slice(at) + close;
}

function compare(format: Format, expected: Reading, read: () => Reading): void {
  let found: Reading;
  try {
    found = read();
  } catch (cause) {
    throw new RoundTripError(`its ${format} piece cannot be read back`, { cause });
  }
  for (const [field, value] of Object.entries(expected)) {
    // Most fields are texts, and one of them is the body.
    if (found[field] === value) continue;
    const [is, should] = [JSON.stringify(found[field]), JSON.stringify(value)];
    if (is === should) continue;
    throw new RoundTripError(
      `${field} reads back from its ${format} piece as ${is}, not as ${should}`,
    );
  }
}
