import { type Format, formatKeys, formatOfFile, offers } from "../article/formats.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { archiveDocument, formerArchive } from "../feed/archive.ts";
import type { FeedDocument } from "../feed/bound-document.ts";
import { feedDocument } from "../feed/document.ts";
import { preferred } from "../http/negotiation.ts";
import { fetchCards, type PageDocument, pageContext, pageDocument } from "../pages/document.ts";
import { feedPage } from "../pages/subscribe/feed-page.tsx";
import { readablePage } from "../query/plan-volumes.ts";
import {
  feedPath,
  listingOf,
  type Selection,
  subscribePath,
  withParameter,
} from "../query/selection.ts";

/** A feed, with the page that a person sees who opens the feed in a browser. */
export function openableFeed(
  site: Site,
  selection: Selection,
  format: Format,
): FeedDocument & { page(): Promise<PageDocument> } {
  const document = feedDocument(site, selection, format);
  return Object.assign(document, { page: () => openedFeed(site, selection, format) });
}

/**
 * A feed in the format that a client prefers, at the address that serves all formats.
 *
 * @param accept the Accept header, if there is one
 */
export function negotiatedFeed(site: Site, selection: Selection, accept: string | undefined) {
  const format = formatKeys[preferred(accept, offers)] ?? "rss";
  return {
    ...openableFeed(site, selection, format),
    contentLocation: feedPath(selection, format),
    vary: "Accept",
  };
}

/**
 * An archive of a feed.
 *
 * @param name the name of the archive, from its path
 * @param file the name of the file, from its path, such as `rss.xml`
 */
export function archivedFeed(site: Site, selection: Selection, name: string, file: string) {
  const format = formatOfFile(file);
  if (format === undefined) return undefined;
  const current = site.catalogue.channel.url + feedPath(selection, format);
  return archiveDocument(site, selection, format, name) ?? formerArchive(name, current);
}

async function openedFeed(site: Site, selection: Selection, format: Format): Promise<PageDocument> {
  const { catalogue, now } = site;
  const { slice, feedQuery, limit, title, description } = selection;
  const { entries } = readablePage(catalogue, slice, { ...feedQuery, limit }, now);
  const { path, feedHref } = listingOf(catalogue, selection);
  const html = feedPage(pageContext(catalogue), {
    title,
    description,
    format,
    address: `${catalogue.channel.url}${feedPath(selection, format)}`,
    rawPath: withParameter(feedPath(selection, format), "raw"),
    pagePath: path,
    subscribePath: subscribePath(catalogue.channel, feedQuery, format),
    feedHref,
    cards: await fetchCards(site, entries),
  });
  return pageDocument(site, html);
}
