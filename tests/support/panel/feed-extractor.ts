import { extractFromJson, extractFromXml, type FeedData } from "@extractus/feed-extractor";
import { moment, type Panelist, type Understood } from "./panelist.ts";

const options = { descriptionMaxLen: 0 };

export const feedExtractor: Panelist = {
  name: "@extractus/feed-extractor",
  reads: {
    rss: (document) => understood(extractFromXml(document, options)),
    atom: (document) => understood(extractFromXml(document, options)),
    json: (document) => understood(extractFromJson(document, options)),
  },
};

function understood(feed: FeedData): Understood {
  return {
    feed: {
      title: feed.title,
      url: feed.link,
      description: feed.description,
      language: feed.language,
      updated: feed.published === "" ? undefined : moment(feed.published),
    },
    items: (feed.entries ?? []).map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      summary: item.description,
      published: moment(item.published),
    })),
  };
}
