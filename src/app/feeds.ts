import type { Format } from "../article/formats.ts";
import type { Site } from "../catalogue/volume-store.ts";
import type { FeedDocument } from "../feed/bound-document.ts";
import { feedDocument } from "../feed/document.ts";
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

/** A feed, with the page that a person sees who opens its address in a browser. */
export function openableFeed(
  site: Site,
  selection: Selection,
  format: Format,
): FeedDocument & { page(): Promise<PageDocument> } {
  const document = feedDocument(site, selection, format);
  return Object.assign(document, { page: () => openedFeed(site, selection, format) });
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
