import { html } from "hono/html";
import { fingerprint } from "../article/fingerprint.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { allSelections, feedPath } from "./selection.ts";

/** The subscription list, with a validator of its bytes. */
export function opmlDocument(catalogue: Catalogue) {
  const text = opml(catalogue);
  return {
    // The media type that readers look for in a list of subscriptions.
    mediaType: "text/x-opml; charset=utf-8",
    etag: `W/"${fingerprint(text)}"`,
    body: () => text,
  };
}

/**
 * The subscription list (OPML 2.0): each selection once, as its RSS feed, so that a reader that
 * imports the list does not subscribe three times to the same articles.
 */
function opml(catalogue: Catalogue): string {
  const { channel } = catalogue;
  const outlines = allSelections(catalogue).map(
    (selection) =>
      html`
    <outline type="rss" version="RSS2" text="${selection.title}" title="${selection.title}" description="${selection.description}" language="${channel.language}" htmlUrl="${channel.url}${selection.path}" xmlUrl="${channel.url}${feedPath(selection, "rss")}"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
${html`<opml version="2.0">
  <head>
    <title>${channel.title}</title>
    <ownerName>${channel.contact.name}</ownerName>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>${outlines}
  </body>
</opml>
`.toString()}`;
}
