import type { Format } from "./article/formats.ts";
import { readablePage } from "./catalogue/cover.ts";
import type { Site } from "./catalogue/site.ts";
import type { FeedDocument } from "./feed/bound-document.ts";
import { feedDocument } from "./feed/document.ts";
import {
  feedPath,
  listingOf,
  type Selection,
  subscribePath,
  withParameter,
} from "./feed/selection.ts";
import { fetchCards, frameOf, type PageDocument, pageDocument } from "./pages/document.ts";
import { feedPage } from "./pages/feed-page.tsx";

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
  const { slice, wish, limit, title, description } = selection;
  const { entries } = readablePage(catalogue, slice, { ...wish, limit }, now);
  const { path, feedHref } = listingOf(catalogue, selection);
  const html = feedPage(frameOf(catalogue), {
    title,
    description,
    format,
    address: `${catalogue.channel.url}${feedPath(selection, format)}`,
    rawPath: withParameter(feedPath(selection, format), "raw"),
    pagePath: path,
    subscribePath: subscribePath(catalogue.channel, wish, format),
    feedHref,
    cards: await fetchCards(site, entries),
  });
  return pageDocument(site, html);
}
