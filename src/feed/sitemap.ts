import type { Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { toRfc3339 } from "../article/instant.ts";
import { standingPath } from "../article/standing-page.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Entry, entriesBetween, lastChange } from "../catalogue/entries.ts";
import { type Form, volumeSize } from "../catalogue/volume.ts";
import { fetchPieces, type Site } from "../catalogue/volume-store.ts";
import { directoryNames, listedIn } from "../query/directories.ts";
import { newest } from "../query/select.ts";
import { escapeText } from "./xml/source.ts";

/** Articles in one file of the sitemap. One request can read the volumes for this many. */
export const sitemapSize = 20 * volumeSize;

const twoDays = 2 * 24 * 60 * 60 * 1000;
/** The most articles that a news sitemap may hold. */
const newsLimit = 1000;

const namespaces = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
].join(" ");

/** `/sitemap.xml`: every public article, or an index of the files that list them if there are many. */
export function sitemapDocument(site: Site) {
  const { catalogue, now } = site;
  const { channel, everything } = catalogue;
  // A file without public articles is not listed: that would reveal scheduled ones.
  const files = Array.from(
    { length: Math.ceil(everything.rows.length / sitemapSize) },
    (_, file) => {
      const start = file * sitemapSize;
      return { file, last: lastChange(catalogue, now, start, start + sitemapSize) };
    },
  ).filter(({ last }) => last !== undefined);
  const others = otherUrls(site);
  if (files.length <= 1) {
    return urlSet(site, entriesOf(site, files[0]?.file ?? 0), "url", others);
  }
  const entries = files.map(({ file, last = 0 }) => {
    const lastmod = toRfc3339(Math.min(last, now));
    return `<sitemap><loc>${escapeText(channel.url)}/sitemaps/${file}.xml</loc><lastmod>${lastmod}</lastmod></sitemap>`;
  });
  if (others !== "") {
    entries.push(`<sitemap><loc>${escapeText(channel.url)}/sitemaps/${otherPart}</loc></sitemap>`);
  }
  return xml(`<sitemapindex ${namespaces}>\n${entries.join("\n")}\n</sitemapindex>\n`);
}

/**
 * `/sitemaps/<file>`: one part of the sitemap: public articles, or the pages that are no articles.
 *
 * @param file `<number>.xml` or `pages.xml`
 * @returns undefined if there are none
 */
export function sitemapPart(site: Site, file: string) {
  if (file === otherPart) {
    const others = otherUrls(site);
    return others === "" ? undefined : urlSet(site, [], "url", others);
  }
  const [, number] = /^(0|[1-9]\d{0,3})\.xml$/.exec(file) ?? [];
  const entries = number === undefined ? [] : entriesOf(site, Number(number));
  return entries.length === 0 ? undefined : urlSet(site, entries, "url");
}

/** The public articles in a file of the sitemap. */
function entriesOf({ catalogue, now }: Site, file: number): readonly Entry[] {
  const start = file * sitemapSize;
  return entriesBetween(catalogue, catalogue.everything, start, start + sitemapSize, now).filter(
    ({ state }) => state === "public",
  );
}

/**
 * `/news-sitemap.xml`: the articles of the last two days. If there are none, it lists the newest article
 * without the news elements: a sitemap must have an address (sitemaps.org, 0.9), and an older article may
 * stay in it without them (Google, “News sitemap best practices”).
 */
export function newsSitemap(site: Site) {
  const { catalogue, now } = site;
  const entries = newest(catalogue, catalogue.everything, newsLimit, now);
  const news = entries.filter(({ published }) => published > now - twoDays);
  return news.length > 0 ? urlSet(site, news, "news") : urlSet(site, entries.slice(0, 1), "url");
}

const decoder = new TextDecoder();

/** The part of a large sitemap that lists the pages that are no articles. */
const otherPart = "pages.xml";

/** The `<url>` of each page that is no article: standing pages, and directories that list something. */
function otherUrls({ catalogue, now }: Site): string {
  const directories = directoryNames.filter((name) => listedIn(catalogue, name, now).length > 0);
  const pages = catalogue.pages.filter(({ draft }) => !draft).map(standingPath);
  const paths = [...pages, ...directories.map((name) => `/${name}/`)];
  return paths.map((path) => urlOf(catalogue, path)).join("");
}

function urlOf({ channel }: Catalogue, path: string): string {
  return `<url><loc>${escapeText(`${channel.url}${path}`)}</loc></url>\n`;
}

/** @param others the `<url>` elements that follow those of the articles */
async function urlSet(
  { catalogue, store }: Site,
  entries: readonly Entry[],
  form: Form,
  others = "",
) {
  if (entries.length === 0) {
    // A sitemap must not be empty (sitemaps.org, 0.9).
    const urls = others === "" ? urlOf(catalogue, "/") : others;
    return xml(`<urlset ${namespaces}>\n${urls}</urlset>\n`);
  }
  const urls = await fetchPieces(store, catalogue.everything, entries, form, (pieces) =>
    pieces.map((piece) => `${decoder.decode(piece)}\n`).join(""),
  );
  return xml(`<urlset ${namespaces}>\n${urls}${others}</urlset>\n`);
}

function xml(text: string) {
  const document = `<?xml version="1.0" encoding="utf-8"?>\n${text}`;
  return {
    mediaType: "application/xml; charset=utf-8",
    etag: `W/"${fingerprint(document)}"`,
    body: () => document,
  };
}

/** `/robots.txt` (RFC 9309): allows everything and names the sitemaps. */
export function robotsDocument({ url }: Channel) {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${url}/sitemap.xml\nSitemap: ${url}/news-sitemap.xml\n`;
  return {
    mediaType: "text/plain; charset=utf-8",
    etag: `W/"${fingerprint(text)}"`,
    body: () => text,
  };
}
