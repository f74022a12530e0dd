import { toRfc3339 } from "../../article/instant.ts";
import type { LeadPicture } from "../../article/picture.ts";
import type { FeedItem } from "../../feed/feed-item.ts";
import { escapeText } from "../../feed/xml/source.ts";

/**
 * An article's `<url>` in the sitemap (sitemaps.org, protocol 0.9), with its lead picture. Empty if the
 * article was withdrawn.
 */
export function pressSitemapUrl({ article, channel, url, picture }: FeedItem): string {
  if (article.withdrawn !== undefined) return "";
  const lastmod = toRfc3339(article.updated);
  return `<url><loc>${escapeText(url)}</loc><lastmod>${lastmod}</lastmod>${image(channel.url, picture)}</url>`;
}

/** An article's `<url>` in the news sitemap, with its title and its date of publication. */
export function pressNewsUrl({ article, channel, url }: FeedItem): string {
  if (article.withdrawn !== undefined) return "";
  return [
    `<url><loc>${escapeText(url)}</loc><news:news><news:publication>`,
    `<news:name>${escapeText(channel.title)}</news:name>`,
    `<news:language>${newsLanguage(article.language)}</news:language></news:publication>`,
    `<news:publication_date>${toRfc3339(article.published)}</news:publication_date>`,
    `<news:title>${escapeText(article.title)}</news:title></news:news></url>`,
  ].join("");
}

function image(origin: string, picture: LeadPicture | undefined): string {
  if (picture === undefined) return "";
  const location = escapeText(`${origin}${picture.feed.path}`);
  return `<image:image><image:loc>${location}</image:loc></image:image>`;
}

/** An ISO 639 code, except for Chinese: news sitemaps distinguish `zh-cn` and `zh-tw`. */
function newsLanguage(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" || region === "TW" ? "zh-tw" : "zh-cn";
}
