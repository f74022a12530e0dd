/** The namespaces that our pieces use, by the prefix under which the feeds' heads declare them. */
export const namespaces = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  fh: "http://purl.org/syndication/history/1.0",
  dc: "http://purl.org/dc/elements/1.1/",
  media: "http://search.yahoo.com/mrss/",
} as const;

/** The namespace of Atom's tombstones (RFC 6721). */
export const tombstones = "http://purl.org/atompub/tombstones/1.0";

/** The start tag of RSS that declares every namespace once, whatever the pieces use. */
export const rssElement = `<rss version="2.0" ${Object.entries(namespaces)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ")}>`;

/** The same for Atom, whose own namespace has no prefix. */
export function atomElement(language: string): string {
  return `<feed xmlns="${namespaces.atom}" xmlns:at="${tombstones}" xmlns:fh="${namespaces.fh}" xmlns:media="${namespaces.media}" xml:lang="${language}">`;
}
