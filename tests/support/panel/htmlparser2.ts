import { parseFeed } from "htmlparser2";
import { isPicture, moment, type Panelist, type Understood } from "./panelist.ts";

export const htmlparser2: Panelist = { name: "htmlparser2", reads: { rss: read, atom: read } };

function read(document: string): Understood {
  const feed = parseFeed(document);
  if (feed === null) throw new Error("no feed");
  return {
    feed: {
      title: feed.title,
      url: feed.link,
      description: feed.description,
      updated: moment(feed.updated),
    },
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      summary: item.description ?? "",
      published: moment(item.pubDate),
      // It reads attachments only from Media RSS.
      image: item.media.find(({ type }) => isPicture(type))?.url ?? null,
    })),
  };
}
