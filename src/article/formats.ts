/** The formats of feeds. Routes, links and documents all use this table. */
export const formats = {
  rss: { file: "rss.xml", mediaType: "application/rss+xml", name: "RSS" },
  atom: { file: "atom.xml", mediaType: "application/atom+xml", name: "Atom" },
  json: { file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed" },
} as const;

export type Format = keyof typeof formats;

/** The formats, in the order in which pages offer them. */
export const formatKeys: readonly Format[] = ["rss", "atom", "json"];

/** The media types by which a client may request each format, in the same order. */
export const offers: readonly (readonly [string, ...string[]])[] = [
  [formats.rss.mediaType, "application/xml", "text/xml"],
  [formats.atom.mediaType],
  [formats.json.mediaType, "application/json"],
];

/** The format whose feed has this file name. */
export function formatOfFile(name: string): Format | undefined {
  return formatKeys.find((format) => formats[format].file === name);
}
