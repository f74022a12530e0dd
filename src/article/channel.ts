import type { OtherWords } from "../language/words.ts";
import type { Colour } from "./colour.ts";
import type { EditorHost } from "./editor-host.ts";
import type { Instant } from "./instant.ts";
import type { Rendition } from "./picture.ts";
import type { RedirectPattern } from "./redirect-patterns.ts";

/** A label that articles carry: *category* in RSS and Atom, *tag* in JSON Feed. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
}

/** Someone who writes for the publication, is responsible for it, or is named in it. */
export interface Person {
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
}

/** Someone who writes. The slug is the last part of the address of their articles. */
export interface Author extends Person {
  readonly slug: string;
}

/** Options for all feeds. Each has a default. */
export interface FeedOptions {
  /** Whether feeds contain whole articles or only their summaries. Default: `full`. */
  readonly content?: "full" | "summary" | undefined;
  /** The number of articles in a subscription feed. Default: 20. */
  readonly entries?: number | undefined;
  /**
   * Plain text below each article in feeds; the article's address follows it. `true` means the standard
   * line in the article's language. Default: none.
   */
  readonly footer?: string | true | undefined;
  /** Minutes for which a reader may keep a feed. Default: 60. */
  readonly ttl?: number | undefined;
  /** Path or address of a page that explains the feeds. Default: the front page. */
  readonly about?: string | undefined;
}

/** The site of the institution that publishes: the first page of the breadcrumb trail. */
export interface Home {
  readonly title: string;
  /** Its address, on another site. */
  readonly url: string;
}

/** The publication, as `content/channel.yaml` describes it. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** BCP 47 language tag of the publication. */
  readonly language: string;
  /** IANA name of the time zone for dates that give none, and for dates on pages. */
  readonly timeZone: string;
  /** Origin of every absolute link, without a trailing slash: `https://news.example.org`. */
  readonly url: string;
  /** RFC 4151 tagging entity, `domain,date`: part of every permanent id. */
  readonly authority: string;
  readonly copyright: string;
  readonly contact: Person;
  /** The person who maintains the site: `webMaster` in RSS. */
  readonly webMaster?: Person | undefined;
  readonly home?: Home | undefined;
  /** Address of the WebSub hub that announces new articles. */
  readonly hub?: string | undefined;
  /** A square picture that represents the publication. */
  readonly icon?: Rendition | undefined;
  /** A wide picture that represents the publication. */
  readonly logo?: Rendition | undefined;
  /** The logo, or else the icon, within the limits of RSS: at most 144 pixels wide and 400 high. */
  readonly rssImage?: Rendition | undefined;
  /** The colour of links and buttons on pages, dark enough to be read on the light background. */
  readonly accent?: Colour | undefined;
  readonly feeds?: FeedOptions | undefined;
  /** Whether a picture for sharing is drawn for each article that has none. Default: true. */
  readonly sharePictures?: boolean | undefined;
  /** Where a deployment puts pictures and attachments: into an R2 bucket. Default: among the assets. */
  readonly media?: "r2" | undefined;
  /** Words that replace Broadsheet's own, by language. */
  readonly strings?: OtherWords | undefined;
  /** Where the editor of the deployed site writes; undefined if the site has no editor. */
  readonly editor?: EditorHost | undefined;
  /** People who write, declared once. Articles name them by their slugs. */
  readonly people: readonly Author[];
  readonly topics: readonly Topic[];
  /** Old addresses (`oldAddress`) and the paths or addresses to which they redirect. */
  readonly redirects?: Readonly<Record<string, string>> | undefined;
  readonly redirectPatterns?: readonly RedirectPattern[] | undefined;
}

/** The topic with this slug, if the channel has one. */
export function findTopic({ topics }: Channel, slug: string): Topic | undefined {
  const known = topicsBySlug.get(topics) ?? new Map(topics.map((topic) => [topic.slug, topic]));
  topicsBySlug.set(topics, known);
  return known.get(slug);
}

/** Kept for each list of topics, because pages look up many topics. */
const topicsBySlug = new WeakMap<readonly Topic[], ReadonlyMap<string, Topic>>();

/** Makes a path on the site absolute. An absolute address stays as it is. */
export function absoluteUrl(channel: Pick<Channel, "url">, path: string): string {
  return new URL(path, channel.url).href;
}

/** The address of a topic's page. It is also the `domain` (RSS) and `scheme` (Atom) of its category. */
export function topicUrl(channel: Pick<Channel, "url">, topic: Pick<Topic, "slug">): string {
  return `${channel.url}/topics/${topic.slug}/`;
}

/** The address of the page that explains the feeds. */
export function aboutUrl(channel: Pick<Channel, "url" | "feeds">): string {
  return absoluteUrl(channel, channel.feeds?.about ?? "/");
}

/** The moment at which the authority's date begins. No article can be older. */
export function beginOf({ authority }: Pick<Channel, "authority">): Instant {
  return Date.parse(authority.slice(authority.indexOf(",") + 1));
}

/**
 * Whether nobody can own a domain (RFC 2606, RFC 6761). A new site has such a domain, and must not be
 * deployed with it.
 */
export function isPlaceholder(domain: string): boolean {
  return /(^|\.)(example|invalid|test|localhost|example\.(com|net|org))$/i.test(domain);
}

/** Whether a text is an origin: scheme `http` or `https`, host and port, without a trailing slash. */
export function isOrigin(value: string): boolean {
  return (
    URL.canParse(value) &&
    /^https?:$/.test(new URL(value).protocol) &&
    new URL(value).origin === value
  );
}

/** How many entries a feed has, unless its query says otherwise. */
export function feedEntries({ feeds }: Pick<Channel, "feeds">): number {
  return feeds?.entries ?? 20;
}
