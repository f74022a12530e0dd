import type { Format } from "../article/formats.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { readableBeside, readablePage } from "../query/plan-volumes.ts";
import { cursorOf, type Page, withdrawnSince } from "../query/select.ts";
import { type Address, feedPath, partAddress, type Selection } from "../query/selection.ts";
import { archiveBefore } from "./archive.ts";
import { boundDocument, type FeedDocument } from "./bound-document.ts";
import type { History } from "./feed-facts.ts";
import { syncDocument } from "./sync-document.ts";

/** The newest articles of a selection, or those before or after a cursor, as a feed. */
export function feedDocument(site: Site, selection: Selection, format: Format): FeedDocument {
  if (selection.token !== undefined) return syncDocument(site, selection, selection.token);
  const { catalogue, now } = site;
  const { slice, feedQuery, limit, plain } = selection;
  const isPart = feedQuery.before !== undefined || feedQuery.after !== undefined;
  const part = { ...feedQuery, limit };
  const page = readablePage(catalogue, slice, part, now, catalogue.preview === "feeds");
  const oldest = page.entries.at(-1);
  // Back to the oldest article in the feed, or without limit if it holds all of them.
  const since = page.older ? (oldest?.published ?? 0) : -Infinity;
  // Only the newest part lists withdrawals. Otherwise a program that walks through all parts would get
  // them twice.
  const withdrawn = isPart ? [] : withdrawnSince(catalogue, slice, since, now);
  const gone = readableBeside(catalogue, page.entries, withdrawn);
  const isFull = page.older || page.entries.length >= limit;
  const archive = plain && oldest && isFull ? archiveBefore(site, selection, oldest) : undefined;
  const url = urlsOf(catalogue, format);
  const newest = url(selection.newest);
  return boundDocument(site, selection, format, [...gone, ...page.entries], selection, {
    ...neighbours(catalogue, selection, page, url),
    ...(isPart && { first: newest }),
    current: newest,
    prevArchive: archive && url(archive),
    kind: !isPart && !page.older && archive === undefined ? "complete" : "part",
  });
}

/** The next older and the next newer part (RFC 5005, section 3). */
function neighbours(
  catalogue: Catalogue,
  { newest }: Selection,
  { entries, newer, older }: Page,
  url: (address: Address) => string,
): Pick<History, "next" | "previous"> {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return {};
  const before = (row: number) => url(partAddress(newest, { before: cursorOf(catalogue, row) }));
  const after = (row: number) => url(partAddress(newest, { after: cursorOf(catalogue, row) }));
  return {
    ...(older && { next: before(last.row) }),
    ...(newer && { previous: after(first.row) }),
  };
}

function urlsOf({ channel }: Catalogue, format: Format) {
  return (address: Address) => `${channel.url}${feedPath(address, format)}`;
}
