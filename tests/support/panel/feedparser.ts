import { Readable } from "node:stream";
import FeedParser, { type Item } from "feedparser";
import { attachment, isPicture, moment, type Panelist, type Understood } from "./panelist.ts";

export const feedparser: Panelist = { name: "feedparser", reads: { rss: read, atom: read } };

async function read(document: string): Promise<Understood> {
  const parser = new FeedParser({ feedurl: "https://news.example.org/" });
  const items: Item[] = [];
  for await (const item of Readable.from([document]).pipe(parser)) items.push(item);
  const { meta } = parser;
  return {
    feed: {
      title: meta.title,
      url: meta.link,
      description: meta.description,
      language: meta.language,
      updated: moment(meta.date),
      authors: [meta.author],
      rights: meta.copyright,
      image: meta.image.url,
      topics: meta.categories,
      self: meta.xmlurl,
      hub: meta["cloud"].href,
    },
    items: items.map((item) => ({
      id: item.guid,
      url: item.link,
      title: item.title,
      summary: item.summary ?? "",
      html: item.description,
      published: moment(item.pubdate),
      updated: moment(item.date),
      topics: item.categories,
      authors: [item.author].filter((name) => name !== null),
      attachments: item.enclosures
        .filter(({ type }) => !isPicture(type))
        .map(({ url, type, length }) => attachment(url, type, length)),
      image: item.image.url ?? null,
    })),
  };
}
