import pMap from "p-map";
import { formatKeys, formats } from "../src/article/formats.ts";
import type { Catalogue } from "../src/catalogue/catalogue.ts";

/** How many requests run at a time. */
const concurrency = 8;

/**
 * Requests everything that lies in a volume: all feeds of all series back to their first archive, all
 * sitemaps, the front page, the pages of topics, and an article of every volume.
 *
 * @returns the number of requests
 */
export async function crawl(
  origin: string,
  { channel, authors, languages, slugs, published }: Catalogue,
): Promise<number> {
  let requests = 0;
  const get = async (path: string) => {
    requests++;
    const response = await fetch(`${origin}${path}`);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return text;
  };
  const below = (url: string) => url.slice(channel.url.length);
  const folders = [
    "/",
    ...channel.topics.map(({ slug }) => `/topics/${slug}/`),
    ...authors.map(({ slug }) => `/authors/${slug}/`),
    ...languages.map((tag) => `/languages/${tag.toLowerCase()}/`),
  ];
  await pMap(
    folders,
    async (folder) => {
      await get(folder);
      for (const format of formatKeys.slice(1)) await get(`${folder}${formats[format].file}`);
      let next: string | undefined = `${folder}rss.xml`;
      while (next !== undefined) {
        const archive = archiveBefore(await get(next));
        next = archive && below(archive);
        for (const format of formatKeys.slice(1)) {
          if (next) await get(next.replace("rss.xml", formats[format].file));
        }
      }
    },
    { concurrency },
  );
  const sitemap = await get("/sitemap.xml");
  const parts = [...sitemap.matchAll(/<loc>([^<]*\/sitemaps\/[^<]*)/g)].map(([, url = ""]) => url);
  await pMap(parts, (url) => get(below(url)), { concurrency });
  const rows = Array.from(published.keys()).filter((row) => row % 50 === 0);
  await pMap(rows, (row) => get(`/articles/${slugs.at(row)}/`), { concurrency });
  return requests;
}

/** The address of the archive before this feed, as the feed gives it (RFC 5005, section 4). */
function archiveBefore(rss: string): string | undefined {
  const [link = ""] = /<atom:link[^>]*rel="prev-archive"[^>]*>/.exec(rss) ?? [];
  return /href="([^"]*)"/.exec(link)?.[1];
}
