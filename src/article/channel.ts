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

/** Someone whom articles name by a slug. */
export interface DeclaredPerson extends Person {
  readonly slug: string;
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
  /** People who write, declared once: articles name them by their slugs. */
  readonly people: readonly DeclaredPerson[];
  readonly topics: readonly Topic[];
}

/** The topic with this slug, if the channel has one. */
export function findTopic(channel: Channel, slug: string): Topic | undefined {
  return channel.topics.find((topic) => topic.slug === slug);
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
