import RssParser from "rss-parser";
import { attachment, moment, type Panelist, type Understood } from "./panelist.ts";

export const rssParser: Panelist = { name: "rss-parser", reads: { rss, atom } };

type Raw = Record<string, unknown>;

async function rss(document: string): Promise<Understood> {
  const feed = await new RssParser<Raw, Raw>().parseString(document);
  return {
    feed: {
      title: feed.title,
      url: feed.link,
      description: feed.description,
      language: feed["language"],
      updated: moment(feed["lastBuildDate"]),
      authors: [/\((.*)\)/.exec(String(feed["managingEditor"]))?.[1]],
      rights: feed["copyright"],
      image: feed.image?.url,
      self: feed.feedUrl,
    },
    items: feed.items.map((item) => ({
      id: item.guid,
      url: item.link,
      title: item.title,
      summary: item.content,
      html: item["content:encoded"],
      published: moment(item.isoDate),
      language: item["language"],
      topics: (item.categories ?? []).map(categoryText),
      authors: [item.creator].filter((name) => name !== undefined),
      attachments: item.enclosure
        ? [attachment(item.enclosure.url, item.enclosure.type, item.enclosure.length)]
        : [],
    })),
  };
}

async function atom(document: string): Promise<Understood> {
  const feed = await new RssParser<Raw, Raw>().parseString(document);
  return {
    feed: {
      title: feed.title,
      url: feed.link,
      updated: moment(feed["lastBuildDate"]),
      self: feed.feedUrl,
    },
    items: feed.items.map((item) => ({
      id: item["id"],
      url: item.link,
      title: item.title,
      summary: item.summary,
      html: item.content,
      published: moment(item.isoDate),
      authors: [item["author"]].filter((name) => name !== undefined),
    })),
  };
}

function categoryText(category: unknown): unknown {
  return typeof category === "object" && category !== null && "_" in category
    ? category._
    : category;
}
