import { Parser } from "htmlparser2";

/** A feed as a page names it. */
export interface NamedFeed {
  readonly url: string;
  readonly type: string;
}

const feedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

/** The feeds of a page as feed readers find them: in its HTML, without running scripts. */
export function findFeeds(html: string, base: string): NamedFeed[] {
  const feeds: NamedFeed[] = [];
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href = "" }) {
      const isAlternate = rel.toLowerCase().split(/\s+/).includes("alternate");
      if (name !== "link" || !isAlternate || !feedTypes.includes(type)) return;
      feeds.push({ url: new URL(href, base).href, type });
    },
  });
  parser.end(html);
  return feeds;
}
