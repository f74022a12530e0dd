import { fingerprint } from "../article/fingerprint.ts";
import { toRfc3339 } from "../article/instant.ts";
import { type Entry, entriesBetween } from "../catalogue/catalogue.ts";
import { fetchPieces } from "../catalogue/pieces.ts";
import { newest } from "../catalogue/select.ts";
import type { Site } from "../catalogue/site.ts";
import { type Form, volumeSize } from "../catalogue/volume.ts";
import { escapeText } from "./escape.ts";

/** Articles in one file of the sitemap: so many volumes can be read for a request. */
export const sitemapSize = 20 * volumeSize;

const twoDays = 2 * 24 * 60 * 60 * 1000;
/** News sitemaps hold no more. */
const newsLimit = 1000;

const namespaces = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
].join(" ");

/** `/sitemap.xml`: every public article, or where they are many, the list of the files that hold them. */
export function sitemapDocument(site: Site) {
  const { channel, everything, updated } = site.catalogue;
  const files = Math.ceil(everything.rows.length / sitemapSize);
  if (files <= 1)
    return urlSet(
      site,
      entriesBetween(site.catalogue, everything, 0, sitemapSize, site.now),
      "url",
    );
  const entries = Array.from({ length: files }, (_, file) => {
    const last = updated
      .subarray(file * sitemapSize, (file + 1) * sitemapSize)
      .reduce((latest, change) => Math.max(latest, change), 0);
    const lastmod = toRfc3339(Math.min(last, site.now));
    return `<sitemap><loc>${escapeText(channel.url)}/sitemaps/${file}.xml</loc><lastmod>${lastmod}</lastmod></sitemap>`;
  });
  return xml(`<sitemapindex ${namespaces}>\n${entries.join("\n")}\n</sitemapindex>\n`);
}

/** `/sitemaps/<file>`: `<number>.xml`, the public articles of one part of the sitemap. */
export function sitemapPart(site: Site, file: string) {
  const { catalogue, now } = site;
  const [, number] = /^(0|[1-9]\d{0,3})\.xml$/.exec(file) ?? [];
  const start = Number(number) * sitemapSize;
  if (number === undefined || start >= catalogue.everything.rows.length) return undefined;
  const end = start + sitemapSize;
  return urlSet(site, entriesBetween(catalogue, catalogue.everything, start, end, now), "url");
}

/** `/news-sitemap.xml`: what was published in the last two days. */
export function newsSitemap(site: Site) {
  const { catalogue, now } = site;
  const entries = newest(catalogue, catalogue.everything, newsLimit, now);
  return urlSet(
    site,
    entries.filter(({ published }) => published > now - twoDays),
    "news",
  );
}

const decoder = new TextDecoder();

async function urlSet({ catalogue, store }: Site, entries: readonly Entry[], form: Form) {
  const live = entries.filter(({ state }) => state === "public");
  const urls = await fetchPieces(store, catalogue.everything, live, form, (pieces) =>
    pieces.map((piece) => `${decoder.decode(piece)}\n`).join(""),
  );
  return xml(`<urlset ${namespaces}>\n${urls}</urlset>\n`);
}

function xml(text: string) {
  const document = `<?xml version="1.0" encoding="utf-8"?>\n${text}`;
  return {
    mediaType: "application/xml; charset=utf-8",
    etag: `W/"${fingerprint(document)}"`,
    body: () => document,
  };
}
