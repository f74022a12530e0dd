import type { Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";

/** `/robots.txt` (RFC 9309): everything may be read, and where the sitemaps are. */
export function robotsDocument({ url }: Channel) {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${url}/sitemap.xml\nSitemap: ${url}/news-sitemap.xml\n`;
  return {
    mediaType: "text/plain; charset=utf-8",
    etag: `W/"${fingerprint(text)}"`,
    body: () => text,
  };
}
