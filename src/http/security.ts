/** The origins whose players may be framed. A test compares them with those that articles may embed. */
const embedSources = [
  "https://www.youtube-nocookie.com",
  "https://youtube-nocookie.com",
  "https://player.vimeo.com",
  "https://player.bilibili.com",
];

/**
 * The policy of pages. Styles and scripts come only from files of the site. Articles may show images,
 * video and audio from any https address, and players in frames.
 */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "img-src 'self' https:",
  "media-src 'self' https:",
  `frame-src ${embedSources.join(" ")}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The policy of XML and JSON: a browser that shows them runs and loads nothing in them. */
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

/** The headers that keep a browser from running a body as something else than its media type says. */
export function securityOf(mediaType: string) {
  return mediaType.startsWith("text/html") ? pageSecurity : documentSecurity;
}
