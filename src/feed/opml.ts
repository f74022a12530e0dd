import { fingerprint } from "../article/fingerprint.ts";
import type { Format } from "../article/formats.ts";
import { type Instant, toRfc822 } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { lastChange } from "../catalogue/entries.ts";
import { nextChange } from "../catalogue/schedule.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { feedPath, type Offer, offeredSelections, pagePath } from "../query/selection.ts";
import { parentElement, textElement } from "./xml/source.ts";

/** A list of feeds at a moment. */
export interface OpmlDocument {
  readonly mediaType: string;
  readonly etag: string;
  /** The time during which it stays the same. */
  readonly span: { readonly from: Instant; readonly until: Instant };
  body(): string;
}

/** The latest list of each catalogue: a list of thousands of feeds takes time to write. */
const made = new WeakMap<Catalogue, OpmlDocument>();

/** The subscription list of everything that the site offers. It is kept until the next scheduled change. */
export function opmlDocument({ catalogue, now }: Pick<Site, "catalogue" | "now">): OpmlDocument {
  const known = made.get(catalogue);
  if (known !== undefined && now >= known.span.from && now < known.span.until) {
    return { ...known, span: { from: now, until: known.span.until } };
  }
  const document = listOf({ catalogue, now }, () => offeredSelections(catalogue), "rss");
  made.set(catalogue, document);
  return document;
}

/** The subscription list of one selection, in a format. */
export function chosenOpml(
  site: Pick<Site, "catalogue" | "now">,
  selection: Offer,
  format: Format,
): OpmlDocument {
  return listOf(site, () => [selection], format);
}

/** Does not keep the text, because the cache of bodies keeps its bytes. */
function listOf(
  { catalogue, now }: Pick<Site, "catalogue" | "now">,
  selections: () => readonly Offer[],
  format: Format,
): OpmlDocument {
  const body = () => opml(catalogue, now, selections(), format);
  return {
    // Readers look for this media type.
    mediaType: "text/x-opml; charset=utf-8",
    etag: `W/"${fingerprint(body())}"`,
    span: { from: now, until: nextChange(catalogue, now) },
    body,
  };
}

/**
 * The subscription list (OPML 2.0). A folder named after the publication holds each selection in one
 * format only, so that a reader that imports the list does not subscribe three times to the same
 * articles. The folder is not a feed itself, because readers ignore what is nested in a feed.
 */
function opml(
  catalogue: Catalogue,
  now: Instant,
  selections: readonly Offer[],
  format: Format,
): string {
  const { channel } = catalogue;
  const { name, email, url } = channel.contact;
  const modified = lastChange(catalogue, now);
  const head = [
    textElement("title", {}, channel.title),
    ...(modified === undefined ? [] : [textElement("dateModified", {}, toRfc822(modified))]),
    textElement("ownerName", {}, name),
    ...(email === undefined ? [] : [textElement("ownerEmail", {}, email)]),
    ...(url === undefined ? [] : [textElement("ownerId", {}, url)]),
    textElement("docs", {}, "http://opml.org/spec2.opml"),
  ];
  const outlines = selections.map((selection) =>
    textElement("outline", {
      type: "rss",
      version: "RSS2",
      text: selection.title,
      title: selection.title,
      description: selection.description,
      language: channel.language,
      htmlUrl: `${channel.url}${pagePath(selection)}`,
      xmlUrl: `${channel.url}${feedPath(selection, format)}`,
    }),
  );
  const folder = parentElement("outline", { text: channel.title }, lines(outlines, "      "));
  return `<?xml version="1.0" encoding="utf-8"?>\n${parentElement("opml", { version: "2.0" }, [
    ...lines([
      parentElement("head", {}, lines(head, "    ")),
      parentElement("body", {}, lines([folder], "    ")),
    ]),
  ])}\n`;
}

/** Puts each source on a line of its own. */
function lines(sources: readonly string[], indent = "  "): string[] {
  return [...sources.map((source) => `\n${indent}${source}`), `\n${indent.slice(2)}`];
}
