import { type Channel, feedEntries, type Topic } from "../article/channel.ts";
import { type Format, formats } from "../article/formats.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { formatCursor } from "../catalogue/cursor.ts";
import { type Conditions, emptyFeedQuery, type FeedQuery, partOf } from "./query.ts";
import { captionOf } from "./selection-title.ts";
import { type Slice, slice } from "./slice.ts";
import type { SyncToken } from "./sync-token.ts";

/** The address of a selection or of a part of it: a page, with its feeds in the same folder. */
export interface Address {
  /** Path of the folder, with a slash at the end. */
  readonly path: string;
  /** The query, without its question mark; empty if there is none. */
  readonly search: string;
}

/**
 * What a feed or a listing is about. Equal queries make equal selections with one address,
 * however they were written.
 */
export interface Selection extends Address {
  readonly feedQuery: FeedQuery;
  /**
   * The address of its newest part. It differs from the selection's own only if the request
   * asked for another part.
   */
  readonly newest: Address;
  readonly slice: Slice;
  readonly title: string;
  readonly description: string;
  readonly topics: readonly Topic[];
  readonly limit: number;
  readonly content: "full" | "summary";
  /** What the program that keeps a copy already holds. */
  readonly token?: SyncToken | undefined;
  /**
   * Whether this is all of one series, with the channel's own limit and content. Only such
   * selections have archives.
   */
  readonly plain: boolean;
}

/** The selection that a feed query describes. */
export function selectionOf(
  catalogue: Catalogue,
  feedQuery: FeedQuery = emptyFeedQuery,
): Selection {
  const { channel } = catalogue;
  const { conditions } = feedQuery;
  const address = addressOf(channel, feedQuery);
  const isPart = feedQuery.before !== undefined || feedQuery.after !== undefined;
  const selected = slice(catalogue, conditions);
  const topics = new Set(conditions.topics.flat());
  return {
    ...address,
    feedQuery,
    newest: isPart ? addressOf(channel, partOf(feedQuery)) : address,
    slice: selected,
    ...captionOf(catalogue, conditions),
    topics:
      topics.size === 0 ? channel.topics : channel.topics.filter(({ slug }) => topics.has(slug)),
    limit: feedQuery.limit ?? feedEntries(channel),
    content: feedQuery.content ?? channel.feeds?.content ?? "full",
    plain: address.search === "" && selected.matches === undefined,
  };
}

/** What a list of feeds shows of each selection. */
export type Offer = Address & Pick<Selection, "title" | "description">;

/**
 * Every selection that the site itself offers: everything, then each topic in the channel's
 * order.
 */
export function offeredSelections(catalogue: Catalogue): Offer[] {
  const { channel } = catalogue;
  const { conditions: everything } = emptyFeedQuery;
  const topics = channel.topics.map(({ slug }) => ({ ...everything, topics: [[slug]] }));
  return [everything, ...topics].map((conditions) => ({
    ...addressOf(channel, { conditions }),
    ...captionOf(catalogue, conditions),
  }));
}

/** The properties of a selection's page. */
export function listingOf({ channel }: Catalogue, selection: Selection) {
  const { feedQuery, slice, title, description, limit, newest } = selection;
  const { before, after } = feedQuery;
  const partPath = (place: PartPlace) => pagePath(partAddress(newest, place));
  return {
    title,
    description,
    conditions: feedQuery.conditions,
    slice,
    part: { before, after, limit },
    path: pagePath(selection),
    feedHref: (format: Format) => feedPath(newest, format),
    partPath,
    subscribe: subscribePath(channel, feedQuery, "rss"),
  };
}

/** The path of a feed in a format, with its query. */
export function feedPath({ path, search }: Address, format: Format): string {
  return withSearch(`${path}${formats[format].file}`, search);
}

/** The path of a page, with its query. */
export function pagePath({ path, search }: Address): string {
  return withSearch(path, search);
}

/** A path with one more parameter. */
export function withParameter(path: string, parameter: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}${parameter}`;
}

/** A path with a query, if there is one. */
function withSearch(path: string, search: string): string {
  return search === "" ? path : `${path}?${search}`;
}

/**
 * The one address of all equal queries. If a query asks for one topic, author or language, its
 * address lies below that one's page. The other parameters follow in a fixed order.
 */
export function addressOf(channel: Pick<Channel, "feeds">, feedQuery: FeedQuery): Address {
  const [path, conditions] = folderOf(feedQuery.conditions);
  const search = searchOf(channel, { ...feedQuery, conditions });
  return partAddress({ path, search }, feedQuery);
}

/** The place before or after which a part begins. */
type PartPlace = Pick<FeedQuery, "before" | "after">;

/** The address of another part of a selection. The place comes last in a query. */
export function partAddress({ path, search }: Address, { before, after }: PartPlace): Address {
  const parameters = search === "" ? [] : [search];
  if (before !== undefined) parameters.push(`before=${readable(formatCursor(before))}`);
  if (after !== undefined) parameters.push(`after=${readable(formatCursor(after))}`);
  return { path, search: parameters.join("&") };
}

/**
 * A feed query as the query of an address that names the format. Every condition is a parameter,
 * none is in the path.
 */
export function flatSearch(
  channel: Pick<Channel, "feeds">,
  feedQuery: FeedQuery,
  format: Format,
): string {
  const { search } = partAddress({ path: "", search: searchOf(channel, feedQuery) }, feedQuery);
  return [...(search === "" ? [] : [search]), `format=${format}`].join("&");
}

/** The path of the page on which to choose a feed, with this choice already made. */
export function subscribePath(
  channel: Pick<Channel, "feeds">,
  feedQuery: FeedQuery,
  format: Format,
): string {
  const whole = { ...partOf(feedQuery), limit: undefined };
  return withSearch("/subscribe/", flatSearch(channel, whole, format));
}

/** The query of the newest part. */
function searchOf(channel: Pick<Channel, "feeds">, feedQuery: FeedQuery): string {
  const { topics, exclude, authors, languages, since, until } = feedQuery.conditions;
  const { limit, content } = feedQuery;
  const parameters: string[] = [];
  const add = (name: string, value: string) => parameters.push(`${name}=${readable(value)}`);
  for (const group of topics) add("topic", group.join());
  if (exclude.length > 0) add("exclude", exclude.join());
  for (const group of authors) add("author", group.join());
  for (const group of languages) add("language", group.join());
  if (since !== undefined) add("since", instant(since));
  if (until !== undefined) add("until", instant(until));
  if (content !== undefined && content !== (channel.feeds?.content ?? "full"))
    add("content", content);
  if (limit !== undefined && limit !== feedEntries(channel)) add("limit", `${limit}`);
  return parameters.join("&");
}

/** The folder that expresses one condition of a query, and the remaining conditions. */
function folderOf(conditions: Conditions): [path: string, rest: Conditions] {
  const [topic, ...otherTopics] =
    conditions.topics.length === 1 ? (conditions.topics[0] ?? []) : [];
  if (topic !== undefined && otherTopics.length === 0) {
    return [`/topics/${topic}/`, { ...conditions, topics: [] }];
  }
  if (conditions.topics.length > 0) return ["/", conditions];
  const [author, ...otherAuthors] =
    conditions.authors.length === 1 ? (conditions.authors[0] ?? []) : [];
  if (author !== undefined && otherAuthors.length === 0) {
    return [`/authors/${encodeURIComponent(author)}/`, { ...conditions, authors: [] }];
  }
  if (conditions.authors.length > 0) return ["/", conditions];
  const [language, ...otherLanguages] =
    conditions.languages.length === 1 ? (conditions.languages[0] ?? []) : [];
  if (language !== undefined && otherLanguages.length === 0) {
    return [`/languages/${language}/`, { ...conditions, languages: [] }];
  }
  return ["/", conditions];
}

/** A moment in RFC 3339, in UTC, with milliseconds only if it has some. */
function instant(moment: number): string {
  return new Date(moment).toISOString().replace(".000Z", "Z");
}

/** A value of a query. The separators of lists and times stay unescaped (RFC 3986, section 3.4). */
function readable(value: string): string {
  if (/^[\w.,:-]*$/.test(value)) return value;
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":");
}
