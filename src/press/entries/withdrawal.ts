import type { Withdrawal } from "../../article/article.ts";
import type { Format } from "../../article/formats.ts";
import { toRfc3339 } from "../../article/instant.ts";
import type { FeedItem } from "../../feed/feed-item.ts";
import { RoundTripError } from "../../feed/round-trip.ts";
import { tombstones } from "../../feed/xml/namespaces.ts";
import { append, Element, onlyElement, parseXml, sourceOf } from "../../feed/xml/tree.ts";

/**
 * What a feed says in place of an article that was withdrawn: a tombstone of Atom, a removal in JSON
 * Feed, which is no item, and nothing in RSS, which has no word for it.
 */
export function pressWithdrawal(format: Format, entry: FeedItem): string {
  const { article, id, url } = entry;
  if (article.withdrawn === undefined) throw new TypeError("the article is not withdrawn");
  const { date, reason } = article.withdrawn;
  switch (format) {
    case "rss":
      return "";
    case "atom": {
      // RFC 6721, section 3.
      const attributes = new Map([
        ["ref", id],
        ["when", toRfc3339(date)],
      ]);
      const element = new Element("at:deleted-entry", tombstones, attributes);
      append(element, "at:comment", {}, reason);
      return checkRoundTrip(sourceOf(element), id, article.withdrawn);
    }
    case "json":
      return JSON.stringify({ id, url, state: "withdrawn", date: toRfc3339(date), reason });
  }
}

/** Reads a tombstone back. Throws a RoundTripError where it does not say what it should. */
function checkRoundTrip(source: string, id: string, { date, reason }: Withdrawal): string {
  const feed = parseXml(`<feed xmlns:at="${tombstones}">${source}</feed>`);
  const element = onlyElement(feed, "at:deleted-entry");
  const read = [element.attributes.get("ref"), element.attributes.get("when"), element.text];
  const expected = [id, toRfc3339(date), reason];
  if (read.some((value, index) => value?.trim() !== expected[index])) {
    throw new RoundTripError(`its tombstone reads back as ${JSON.stringify(read)}`);
  }
  return source;
}
