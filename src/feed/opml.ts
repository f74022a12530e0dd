import { fingerprint } from "../article/fingerprint.ts";
import { type Instant, toRfc822 } from "../article/instant.ts";
import { type Catalogue, lastChange } from "../catalogue/catalogue.ts";
import type { Site } from "../catalogue/site.ts";
import { parentElement, textElement } from "./element.ts";
import type { Format } from "./formats.ts";
import { feedPath, offeredSelections, pagePath, type Selection } from "./selection.ts";

/**
 * The subscription list, with a validator of its bytes.
 *
 * @param selections all that the site offers, unless others are given
 */
export function opmlDocument(
  { catalogue, now }: Pick<Site, "catalogue" | "now">,
  selections = offeredSelections(catalogue),
  format: Format = "rss",
) {
  const text = opml(catalogue, now, selections, format);
  return {
    // The media type that readers look for in a list of subscriptions.
    mediaType: "text/x-opml; charset=utf-8",
    etag: `W/"${fingerprint(text)}"`,
    body: () => text,
  };
}

/**
 * The subscription list (OPML 2.0): a folder named after the publication, and in it each selection
 * once, as its RSS feed, so that a reader that imports the list does not subscribe three times to the
 * same articles. The folder is no feed itself: readers overlook what lies below a feed.
 */
function opml(
  catalogue: Catalogue,
  now: Instant,
  selections: readonly Selection[],
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

/** Each source on a line of its own. */
function lines(sources: readonly string[], indent = "  "): string[] {
  return [...sources.map((source) => `\n${indent}${source}`), `\n${indent.slice(2)}`];
}
