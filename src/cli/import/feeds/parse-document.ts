import type { AtomFeed, JsonFeed, MediaNs, RdfFeed, RssFeed } from "feedsmith";
import { parseFeed } from "feedsmith";
import type { ImportedFile, ImportedPerson, ImportedPicture } from "../imported.ts";
import {
  type FeedDocument,
  type FeedHead,
  type FeedItem,
  isPicture,
  labelSlug,
  olderOf,
} from "./feed-item.ts";

/**
 * Parses a document of a feed: RSS 0.9 to 2.0, Atom or JSON Feed.
 *
 * @throws if it is none of them
 */
export function parseDocument(text: string): FeedDocument {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case "atom":
      return { head: atomHead(parsed.feed), items: (parsed.feed.entries ?? []).map(atomItem) };
    case "json":
      return { head: jsonHead(parsed.feed), items: (parsed.feed.items ?? []).map(jsonItem) };
    case "rdf":
      return { head: rssHead(parsed.feed), items: (parsed.feed.items ?? []).map(rdfItem) };
    case "rss":
      return { head: rssHead(parsed.feed), items: (parsed.feed.items ?? []).map(rssItem) };
  }
}

function rssHead(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>): FeedHead {
  return {
    language: ("language" in feed ? feed.language : undefined) ?? feed.dc?.languages?.[0],
    site: feed.link,
    // The editor of RSS answers for the feed, and has not written each article.
    people: [],
    isWordPress: /wordpress/i.test(("generator" in feed ? feed.generator : undefined) ?? ""),
    older: olderOf(feed.atom?.links ?? []),
  };
}

function rssItem(item: RssFeed.Item<string>): FeedItem {
  const { guid, link, enclosures = [] } = item;
  const isPage = guid?.isPermaLink !== false && /^https?:\/\//i.test(guid?.value ?? "");
  const creators = (item.dc?.creators ?? []).map((name) => ({ name }));
  const authors = (item.authors ?? []).map(({ name, email }) => ({
    name: name ?? email ?? "",
    ...(email !== undefined && { email }),
  }));
  const files = enclosures.flatMap(({ url, type, length }) =>
    url === undefined ? [] : { url, type, ...(length !== undefined && length > 0 && { length }) },
  );
  return {
    ...commonRss(item),
    // Readers that find no guid take the link for it.
    id: guid?.value ?? link,
    links: [link, isPage ? guid?.value : undefined].filter((one) => one !== undefined),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    people: creators.length > 0 ? creators : authors,
    labels: (item.categories ?? []).flatMap(({ name = "", domain }) => ({
      kind: "category" as const,
      title: name,
      slug: labelSlug(domain),
    })),
    lead: leadOf(item.media, files),
    files: filesOf(item.media, files),
  };
}

function rdfItem(item: RdfFeed.Item<string>): FeedItem {
  return {
    ...commonRss(item),
    id: item.rdf?.about ?? item.link,
    links: item.link === undefined ? [] : [item.link],
    published: item.dc?.dates?.[0],
    people: (item.dc?.creators ?? []).map((name) => ({ name })),
    labels: (item.dc?.subjects ?? []).map((title) => ({ kind: "category" as const, title })),
    lead: leadOf(item.media, []),
    files: filesOf(item.media, []),
  };
}

function commonRss({
  title,
  description,
  content,
  dc,
}: Pick<RssFeed.Item<string>, "title" | "description" | "content" | "dc">) {
  const body = content?.encoded ?? description;
  const html = (text: string | undefined) =>
    text === undefined ? undefined : { text, isHtml: true };
  return {
    title: html(title),
    body: html(body),
    summary: content?.encoded === undefined ? undefined : html(description),
    language: dc?.languages?.[0],
  };
}

function atomHead(feed: AtomFeed.Feed<string>): FeedHead {
  return {
    language: feed.xml?.lang,
    site: feed.links?.find(({ rel = "alternate" }) => rel === "alternate")?.href,
    people: (feed.authors ?? []).map(atomPerson),
    isWordPress: /wordpress/i.test(`${feed.generator?.uri} ${feed.generator?.text}`),
    older: olderOf(feed.links ?? []),
  };
}

function atomItem(entry: AtomFeed.Entry<string>): FeedItem {
  const { links = [], title, content, summary, media } = entry;
  const text = (part: { readonly value?: string; readonly type?: string } | undefined) =>
    part?.value === undefined
      ? undefined
      : { text: part.value, isHtml: /html/.test(part.type ?? "text") };
  const pages = links.filter(({ rel = "alternate" }) => rel === "alternate");
  const files = links.flatMap(({ rel, href, type, length, title }): ImportedFile[] =>
    rel === "enclosure" && href !== undefined ? [{ url: href, type, length, title }] : [],
  );
  return {
    id: entry.id,
    links: pages.flatMap(({ href }) => href ?? []),
    title: text(title),
    body: text(content) ?? text(summary),
    summary: content === undefined ? undefined : text(summary),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    people: (entry.authors ?? []).map(atomPerson),
    labels: (entry.categories ?? []).map(({ term = "", label, scheme }) => ({
      kind: "category" as const,
      title: label ?? term,
      slug: labelSlug(scheme),
    })),
    language: entry.xml?.lang ?? pages[0]?.hreflang,
    lead: leadOf(media, files),
    files: filesOf(media, files),
  };
}

function atomPerson({ name, uri, email }: AtomFeed.Person): ImportedPerson {
  return { name: name ?? "", url: uri, email };
}

function jsonHead(feed: JsonFeed.Feed<string>): FeedHead {
  return {
    language: feed.language,
    site: feed.home_page_url,
    people: (feed.authors ?? []).map(jsonPerson),
    older: feed.next_url,
  };
}

function jsonItem(item: JsonFeed.Item<string>): FeedItem {
  const { content_html: html, content_text: plain, image, attachments = [] } = item;
  const text = html === undefined ? plain : html;
  return {
    id: item.id,
    links: item.url === undefined ? [] : [item.url],
    title: item.title === undefined ? undefined : { text: item.title, isHtml: false },
    body: text === undefined ? undefined : { text, isHtml: html !== undefined },
    summary: item.summary === undefined ? undefined : { text: item.summary, isHtml: false },
    published: item.date_published,
    updated: item.date_modified,
    people: (item.authors ?? []).map(jsonPerson),
    labels: (item.tags ?? []).map((title) => ({ kind: "tag" as const, title })),
    language: item.language,
    lead: image === undefined ? undefined : { url: image },
    files: attachments.flatMap(({ url, mime_type: type, size_in_bytes: length, title }) =>
      url === undefined ? [] : { url, type, length, title },
    ),
  };
}

/** An author of JSON Feed, whose address may be a mail address. */
function jsonPerson({ name = "", url }: JsonFeed.Author): ImportedPerson {
  return url?.startsWith("mailto:") ? { name, email: url.slice("mailto:".length) } : { name, url };
}

/** The picture of an item: in Media RSS, or else an enclosure. */
function leadOf(
  media: MediaNs.ItemOrFeed | undefined,
  files: readonly ImportedFile[],
): ImportedPicture | undefined {
  const contents = contentsOf(media).filter(
    ({ url = "", type, medium }) => medium === "image" || isPicture(type, url),
  );
  const picture = contents.find(({ isDefault }) => isDefault) ?? contents[0];
  const file = files.find(({ url, type }) => isPicture(type, url));
  const url = picture?.url ?? file?.url ?? media?.thumbnails?.[0]?.url;
  if (url === undefined) return undefined;
  return { url, alt: picture?.title?.value, caption: picture?.description?.value };
}

/** The other files of an item. */
function filesOf(
  media: MediaNs.ItemOrFeed | undefined,
  files: readonly ImportedFile[],
): readonly ImportedFile[] {
  const others = contentsOf(media).flatMap(({ url, type, fileSize, title, medium }) =>
    url === undefined || medium === "image" || isPicture(type, url)
      ? []
      : { url, type, length: fileSize, title: title?.value },
  );
  const all = [...files.filter(({ url, type }) => !isPicture(type, url)), ...others];
  return all.filter(({ url }, index) => all.findIndex((file) => file.url === url) === index);
}

function contentsOf(media: MediaNs.ItemOrFeed | undefined): readonly MediaNs.Content[] {
  return [
    ...(media?.contents ?? []),
    ...(media?.groups ?? []).flatMap(({ contents }) => contents ?? []),
  ];
}
