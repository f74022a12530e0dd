import type { Instant } from "../../article/instant.ts";
import { isRecord, parseRecord } from "../../feed/json/record.ts";
import { children, type Element, parseXml } from "../../feed/xml/tree.ts";
import type { DeployedArticle } from "./gate.ts";

/** The articles in one document of a feed, and the address of the next older document. */
export interface FeedPage {
  readonly articles: readonly DeployedArticle[];
  /** As the document has it; it may be relative. */
  readonly older?: string | undefined;
}

const atomNamespace = "http://www.w3.org/2005/Atom";
const tombstoneNamespace = "http://purl.org/atompub/tombstones/1.0";

/**
 * Reads the ids in a document of a feed: RSS 2.0, Atom (RFC 4287, with the deleted entries of RFC 6721) or
 * JSON Feed. The next older document is the one under `prev-archive` or else `next` (RFC 5005), or under
 * `next_url`.
 *
 * @throws if it is in none of these formats, or not well formed
 */
export function readFeedPage(text: string): FeedPage {
  if (/^\s*\{/.test(text)) return jsonPage(parseRecord(text));
  const root = parseXml(text);
  if (root.localName === "feed" && root.namespace === atomNamespace) return atomPage(root);
  const [channel] = root.name === "rss" ? children(root, "channel") : [];
  if (channel === undefined) throw new Error("this is neither RSS nor Atom nor a JSON Feed");
  return rssPage(channel);
}

function jsonPage(feed: Record<string, unknown>): FeedPage {
  const { items, next_url: next } = feed;
  if (!Array.isArray(items)) throw new Error("this is not a JSON Feed");
  return {
    articles: items.filter(isRecord).map((item) => ({
      // Some feeds have numbers as ids.
      id: String(item["id"] ?? item["url"] ?? ""),
      slug: slugIn(item["url"]),
      published: instantOf(item["date_published"]),
    })),
    older: typeof next === "string" ? next : undefined,
  };
}

function atomPage(feed: Element): FeedPage {
  const entries = inNamespace(feed, atomNamespace, "entry").map((entry) => ({
    id: textOf(inNamespace(entry, atomNamespace, "id")),
    slug: slugIn(linkOf(entry, "alternate")),
    published: instantOf(textOf(inNamespace(entry, atomNamespace, "published"))),
  }));
  const deleted = inNamespace(feed, tombstoneNamespace, "deleted-entry").map((entry) => ({
    id: entry.attributes.get("ref") ?? "",
  }));
  return { articles: [...entries, ...deleted], older: olderThan(feed) };
}

function rssPage(channel: Element): FeedPage {
  const articles = children(channel, "item").map((item) => ({
    id: textOf(children(item, "guid")) || textOf(children(item, "link")),
    slug: slugIn(textOf(children(item, "link"))),
    published: instantOf(textOf(children(item, "pubDate"))),
  }));
  return { articles, older: olderThan(channel) };
}

function olderThan(feed: Element): string | undefined {
  return linkOf(feed, "prev-archive") ?? linkOf(feed, "next");
}

function linkOf(parent: Element, relation: string): string | undefined {
  const link = inNamespace(parent, atomNamespace, "link").find(
    (candidate) => (candidate.attributes.get("rel") ?? "alternate") === relation,
  );
  return link?.attributes.get("href");
}

/** Finds children by namespace and local name, because a feed chooses its own prefixes. */
function inNamespace(parent: Element, namespace: string, localName: string): Element[] {
  return parent.children.filter(
    (child) => child.localName === localName && child.namespace === namespace,
  );
}

function textOf([first]: readonly Element[]): string {
  return first?.text.trim() ?? "";
}

/** The slug in the address of an article's page, on any site. */
function slugIn(url: unknown): string | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  return /\/articles\/([a-z0-9-]+)\/?$/.exec(new URL(url).pathname)?.[1];
}

function instantOf(text: unknown): Instant | undefined {
  const instant = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
