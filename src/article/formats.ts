/** The formats of a feed: the one table that routes, links and documents go by. */
export const formats = {
  rss: { file: "rss.xml", mediaType: "application/rss+xml", name: "RSS" },
  atom: { file: "atom.xml", mediaType: "application/atom+xml", name: "Atom" },
  json: { file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed" },
} as const;

export type Format = keyof typeof formats;

/** In the order in which they are offered. */
export const formatKeys: readonly Format[] = ["rss", "atom", "json"];

/** The media types by which a client may ask for each, in the same order. */
export const offers: readonly (readonly [string, ...string[]])[] = [
  [formats.rss.mediaType, "application/xml", "text/xml"],
  [formats.atom.mediaType],
  [formats.json.mediaType, "application/json"],
];

/** The format of which a file's name is that of the feed. */
export function formatOfFile(name: string): Format | undefined {
  return formatKeys.find((format) => formats[format].file === name);
}
