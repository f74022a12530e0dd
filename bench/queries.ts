import { firstPublished } from "./corpus.ts";

const hour = 3_600_000;
const files = ["rss.xml", "atom.xml", "feed.json"];

/** A combined query of the topics that a corpus has most articles in. */
export const combined = "topic=topic-1,topic-3&exclude=topic-2&language=en";

/**
 * Combined queries of which no two have an answer in common, over the same few volumes: each ends at
 * another of the newest articles. They are more than an isolate keeps bodies of, so that each is
 * selected, read and bound anew.
 */
export function variedQueries(articles: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const until = firstPublished + (articles - (n % 60)) * hour - n;
    return `/${files[n % 3]}?${combined}&until=${new Date(until).toISOString()}`;
  });
}

/**
 * Combined queries of which no two have an answer in common, and no two in a row a volume: each ends
 * at another article of the corpus, the formats take turns, and so do the topics. Where the volumes
 * of a corpus, in three formats, are more than an isolate keeps, it finds nothing of what it kept.
 *
 * @param articles how many the corpus has; one is published every hour
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
