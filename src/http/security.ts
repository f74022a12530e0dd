/** The hosts whose players may be framed, each with its scheme. A test holds them against those of articles. */
const embedSources = [
  "https://www.youtube-nocookie.com",
  "https://youtube-nocookie.com",
  "https://player.vimeo.com",
  "https://player.bilibili.com",
];

/**
 * For pages. Styles and scripts come from files of the site alone. Articles may show pictures, films
 * and sound from any https address, and players in frames.
 */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' https:",
  "media-src 'self' https:",
  `frame-src ${embedSources.join(" ")}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** For XML and JSON: a browser that shows them runs and loads nothing that stands in them. */
const documentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

export const pageSecurity = {
  "Content-Security-Policy": pagePolicy,
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
} as const;

export const documentSecurity = {
  "Content-Security-Policy": documentPolicy,
  "X-Content-Type-Options": "nosniff",
} as const;

/** The headers that keep a browser from doing with a body what it is not meant for. */
export function securityOf(mediaType: string) {
  return mediaType.startsWith("text/html") ? pageSecurity : documentSecurity;
}
