import type { Colour } from "./colour.ts";
import type { Instant } from "./instant.ts";
import type { Rendition } from "./picture.ts";

/** A label that articles carry: *category* in RSS and Atom, *tag* in JSON Feed. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
}

/** Someone who writes, answers for, or is named in the publication. */
export interface Person {
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
}

/** Someone who writes. The slug is the last part of the address of what they wrote. */
export interface Author extends Person {
  readonly slug: string;
}

/** How the feeds are made. What is left out has a default. */
export interface FeedOptions {
  /** Articles in full, or their summaries alone. In full, unless it says otherwise. */
  readonly content?: "full" | "summary" | undefined;
  /** Articles in a subscription feed. 20, unless it says otherwise. */
  readonly entries?: number | undefined;
  /** Plain text under each article, in feeds only: its address follows. True: our own, in its language. */
  readonly footer?: string | true | undefined;
  /** Minutes for which a reader may keep a feed. 60, unless it says otherwise. */
  readonly ttl?: number | undefined;
  /** Path or address of a page that explains the feeds. The front page, unless it says otherwise. */
  readonly about?: string | undefined;
}

/** The publication, as `content/channel.yaml` describes it. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** BCP 47 language tag of the publication. */
  readonly language: string;
  /** IANA time zone in which dates without a zone are read, and in which pages show dates. */
  readonly timeZone: string;
  /** Origin of every absolute link, without a trailing slash: `https://news.example.org`. */
  readonly url: string;
  /** RFC 4151 tagging entity, `domain,date`: part of every permanent id. */
  readonly authority: string;
  readonly copyright: string;
  readonly contact: Person;
  /** Who looks after the site: `webMaster` in RSS. */
  readonly webMaster?: Person | undefined;
  /** Address of the WebSub hub that is told of new articles. */
  readonly hub?: string | undefined;
  /** A square picture that stands for the publication. */
  readonly icon?: Rendition | undefined;
  /** A wide picture that stands for the publication. */
  readonly logo?: Rendition | undefined;
  /** The same within the limits of RSS: at most 144 pixels wide and 400 high. */
  readonly rssImage?: Rendition | undefined;
  /** The colour of links and buttons on pages, dark enough to be read on the light background. */
  readonly accent?: Colour | undefined;
  readonly feeds?: FeedOptions | undefined;
  /** People who write, declared once: articles name them by their slugs. */
  readonly people: readonly Author[];
  readonly topics: readonly Topic[];
  /** Paths of another site that was here before, and where they lead now. */
  readonly redirects?: Readonly<Record<string, string>> | undefined;
}

/** The topic with this slug, if the channel has one. */
export function findTopic({ topics }: Channel, slug: string): Topic | undefined {
  const known = topicsBySlug.get(topics) ?? new Map(topics.map((topic) => [topic.slug, topic]));
  topicsBySlug.set(topics, known);
  return known.get(slug);
}

/** Lists of all topics look each of them up. */
const topicsBySlug = new WeakMap<readonly Topic[], ReadonlyMap<string, Topic>>();

/** The absolute form of a path on the site. An absolute address stays as it is. */
export function absoluteUrl(channel: Pick<Channel, "url">, path: string): string {
  return new URL(path, channel.url).href;
}

/** The address of a topic's page, which names the topic in `domain` and `scheme`. */
export function topicUrl(channel: Pick<Channel, "url">, topic: Pick<Topic, "slug">): string {
  return `${channel.url}/topics/${topic.slug}/`;
}

/** The address of the page that explains the feeds. */
export function aboutUrl(channel: Pick<Channel, "url" | "feeds">): string {
  return absoluteUrl(channel, channel.feeds?.about ?? "/");
}

/** The moment at which the authority's date begins: before it, the publication did not exist. */
export function beginOf({ authority }: Pick<Channel, "authority">): Instant {
  return Date.parse(authority.slice(authority.indexOf(",") + 1));
}

/**
 * True while the address is one that nobody can own (RFC 2606, RFC 6761): what the project is
 * delivered with, and what must not be deployed.
 */
export function isPlaceholder(domain: string): boolean {
  return /(^|\.)(example|invalid|test|localhost|example\.(com|net|org))$/i.test(domain);
}

/** True of the address of a site and nothing more: scheme, host and port, without a slash at the end. */
export function isOrigin(value: string): boolean {
  return (
    URL.canParse(value) &&
    /^https?:$/.test(new URL(value).protocol) &&
    new URL(value).origin === value
  );
}
