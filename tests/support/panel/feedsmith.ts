import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { attachment, isPicture, moment, type Panelist } from "./panelist.ts";

type Links = readonly { readonly rel?: string; readonly href?: string }[] | undefined;

function hrefs(links: Links, rel: string) {
  return (links ?? []).filter((link) => link.rel === rel).map(({ href }) => href);
}

export const feedsmith: Panelist = {
  name: "feedsmith",
  reads: {
    rss: (document) => {
      const feed = parseRssFeed(document);
      return {
        feed: {
          title: feed.title,
          url: feed.link,
          description: feed.description,
          language: feed.language,
          updated: moment(feed.lastBuildDate),
          authors: [feed.managingEditor?.name],
          rights: feed.copyright,
          image: feed.image?.url,
          topics: feed.categories?.map(({ name }) => name),
          self: hrefs(feed.atom?.links, "self")[0],
          hub: hrefs(feed.atom?.links, "hub")[0],
        },
        items: (feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          url: item.link,
          title: item.title,
          summary: item.description,
          html: item.content?.encoded,
          published: moment(item.pubDate),
          updated: moment(item.atom?.updated),
          language: item.dc?.languages?.[0],
          topics: (item.categories ?? []).map(({ name }) => name),
          authors: item.dc?.creators ?? [],
          credits: item.dc?.contributors ?? [],
          attachments: [
            ...(item.enclosures ?? []).map(({ url, type, length }) =>
              attachment(url, type, length),
            ),
            ...(item.media?.contents ?? [])
              .filter(({ type }) => !isPicture(type))
              .map(({ url, type, fileSize }) => attachment(url, type, fileSize)),
          ],
          image: item.media?.thumbnails?.[0]?.url ?? null,
          related: hrefs(item.atom?.links, "related"),
        })),
      };
    },
    atom: (document) => {
      const feed = parseAtomFeed(document);
      return {
        feed: {
          title: feed.title?.value,
          url: hrefs(feed.links, "alternate")[0],
          description: feed.subtitle?.value,
          language: feed.xml?.lang,
          updated: moment(feed.updated),
          authors: feed.authors?.map(({ name }) => name),
          "addresses of authors": feed.authors?.map(({ uri }) => uri),
          rights: feed.rights?.value,
          image: feed.logo,
          topics: feed.categories?.map(({ label }) => label),
          self: hrefs(feed.links, "self")[0],
          hub: hrefs(feed.links, "hub")[0],
        },
        items: (feed.entries ?? []).map((entry) => ({
          id: entry.id,
          url: hrefs(entry.links, "alternate")[0],
          title: entry.title?.value,
          summary: entry.summary?.value,
          html: entry.content?.value,
          published: moment(entry.published),
          updated: moment(entry.updated),
          language: entry.xml?.lang,
          topics: (entry.categories ?? []).map(({ label }) => label),
          authors: (entry.authors ?? []).map(({ name }) => name),
          credits: (entry.contributors ?? []).map(({ name }) => name),
          attachments: (entry.links ?? [])
            .filter(({ rel }) => rel === "enclosure")
            .map(({ href, type, length }) => attachment(href, type, length)),
          image: entry.media?.thumbnails?.[0]?.url ?? null,
          related: hrefs(entry.links, "related"),
        })),
      };
    },
    json: (document) => {
      const feed = parseJsonFeed(document);
      return {
        feed: {
          title: feed.title,
          url: feed.home_page_url,
          description: feed.description,
          language: feed.language,
          authors: feed.authors?.map(({ name }) => name),
          "addresses of authors": feed.authors?.map(({ url }) => url),
          image: feed.icon,
          self: feed.feed_url,
          hub: feed.hubs?.[0]?.url,
        },
        items: (feed.items ?? []).map((item) => ({
          id: item.id,
          url: item.url,
          title: item.title,
          summary: item.summary,
          html: item.content_html,
          text: item.content_text,
          published: moment(item.date_published),
          updated: moment(item.date_modified),
          language: item.language,
          topics: item.tags ?? [],
          authors: (item.authors ?? []).map(({ name }) => name),
          attachments: (item.attachments ?? []).map(({ url, mime_type, size_in_bytes }) =>
            attachment(url, mime_type, size_in_bytes),
          ),
          image: item.image ?? null,
        })),
      };
    },
  },
};
