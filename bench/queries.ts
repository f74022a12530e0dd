import { firstPublished } from "./corpus.ts";

const hour = 3_600_000;
const files = ["rss.xml", "atom.xml", "feed.json"];

/** A combined query of the topics with most articles in the corpus. */
export const combined = "topic=topic-1,topic-3&exclude=topic-2&language=en";

/**
 * Addresses of one feed over the same few volumes, no two with the same answer: each ends at a different
 * one of the newest articles. An isolate cannot keep so many bodies, so it must select, read and bind
 * each one anew.
 *
 * @param feed the path of a feed, with the beginning of a query
 * @param articles the number in the corpus, which publishes one every hour
 */
export function varied(feed: string, articles: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${feed}&until=${newestUntil(articles, n)}`);
}

/** Combined queries over the same few volumes, no two with the same answer. The formats rotate. */
export function variedQueries(articles: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, n) => `/${files[n % 3]}?${combined}&until=${newestUntil(articles, n)}`,
  );
}

/** The nth moment at which a query ends at one of the 60 newest articles. Each occurs once. */
function newestUntil(articles: number, n: number): string {
  return new Date(firstPublished + (articles - (n % 60)) * hour - n).toISOString();
}

/**
 * Feeds of all 20 topics in turn, no two with the same answer. The formats rotate as well. The volumes
 * are more than an isolate keeps.
 */
export function variedTopics(articles: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const file = files[Math.floor(n / 20) % 3];
    return `/topics/topic-${n % 20}/${file}?until=${newestUntil(articles, n)}`;
  });
}

/**
 * Combined queries, no two with the same answer, and no two in a row with the same volume. Each ends at
 * a different article of the corpus, and the formats and topics rotate. If the volumes of the corpus, in
 * three formats, are more than an isolate keeps, its cache never holds the volume that it needs.
 *
 * @param articles the number in the corpus, which publishes one every hour
 */
export function scatteredQueries(articles: number, count: number): string[] {
  const oldest = Math.min(500, articles >> 1);
  return Array.from({ length: count }, (_, n) => {
    const article = oldest + ((n * 307) % (articles - oldest));
    const until = new Date(firstPublished + article * hour).toISOString().replace(".000Z", "Z");
    const topics = `topic=topic-${n % 4},topic-${4 + (n % 7)}&exclude=topic-${11 + (n % 5)}`;
    return `/${files[n % 3]}?${topics}&language=en&until=${until}`;
  });
}
