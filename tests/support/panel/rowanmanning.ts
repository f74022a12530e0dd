import { parseFeed } from "@rowanmanning/feed-parser";
import { attachment, isPicture, moment, type Panelist, type Understood } from "./panelist.ts";

export const rowanmanning: Panelist = {
  name: "@rowanmanning/feed-parser",
  reads: { rss: read, atom: readAtom },
};

function read(document: string): Understood {
  const feed = parseFeed(document);
  return {
    feed: {
      title: feed.title,
      url: feed.url,
      description: feed.description,
      language: feed.language,
      updated: moment(feed.updated),
      authors: feed.authors.map(({ name }) => name),
      rights: feed.copyright,
      image: feed.image?.url,
      topics: feed.categories.map(({ label }) => label),
      self: feed.self,
    },
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.description,
      html: item.content,
      published: moment(item.published),
      updated: moment(item.updated),
      topics: item.categories.map(({ label }) => label),
      authors: item.authors.map(({ name }) => name),
      attachments: item.media
        .filter(({ mimeType }) => !isPicture(mimeType))
        .map(({ url, mimeType, length }) => attachment(url, mimeType, length)),
      image: item.image?.url ?? null,
    })),
  };
}

/** RSS has no addresses for people. */
function readAtom(document: string): Understood {
  const { feed, items } = read(document);
  const addresses = parseFeed(document).authors.map(({ url }) => url);
  return { feed: { ...feed, "addresses of authors": addresses }, items };
}
