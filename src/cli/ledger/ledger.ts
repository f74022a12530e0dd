import { type Article, articleId } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import type { Publication } from "../../content/manuscript.ts";

/** What the ledger holds about an article. */
export interface LedgerEntry {
  /**
   * Numbers the lines from 1 in the order in which they were added, so that a gap shows that a line is
   * missing. After a merge, two lines may have the same number. Undefined until the article is deployed.
   */
  readonly number?: number | undefined;
  readonly slug: string;
  readonly published: Instant;
  /** Undefined if a ledger of version 1 added the line. */
  readonly title?: string | undefined;
  /** Does not count as seen: a scheduled article that was removed in time, or one marked by hand. */
  readonly gone?: true | undefined;
}

type Entries = ReadonlyMap<string, LedgerEntry>;

/** Every article that was ever deployed, by its permanent id. Lines are never removed. */
export interface Ledger {
  /** When it was begun. This tells it from an earlier ledger in the history of the same file. */
  readonly begun?: Instant | undefined;
  /** The site's address. */
  readonly url?: string | undefined;
  /**
   * The authority of the channel. Only a ledger with an article that was given an id needs it: Atom's form
   * of that id may hold the authority (`atomId`), and no other line may show it.
   */
  readonly authority?: string | undefined;
  /** The moment of the last deployment that was started. */
  readonly deployed?: Instant | undefined;
  /** The highest number of a line. */
  readonly lines: number;
  readonly articles: Entries;
  /**
   * What the last deployment was going to add or change. It is empty after a deployment that succeeded.
   * After one that failed, nobody knows whether readers have seen these articles.
   */
  readonly pending: Entries;
}

/** The ledger of a publication that has never been deployed. */
export const emptyLedger: Ledger = { lines: 0, articles: new Map(), pending: new Map() };

/** The ledger while a deployment is under way: what the deployment adds or changes is pending. */
export function intend(ledger: Ledger, publication: Publication, moment: Instant): Ledger {
  const { channel, manuscripts } = publication;
  const { articles, url = channel.url, begun = moment } = ledger;
  const isGiven = manuscripts.some(({ article }) => !article.draft && article.id !== undefined);
  const { authority = isGiven ? channel.authority : undefined } = ledger;
  const pending = entriesOf(publication).filter(([id, entry]) => {
    const known = articles.get(id);
    return known === undefined || known.gone === true || !isSame(known, entry);
  });
  const head = { begun, url, ...(authority !== undefined && { authority }), deployed: moment };
  return { ...ledger, ...head, pending: new Map(pending) };
}

/**
 * The ledger after a deployment. It holds every public, scheduled or withdrawn article, and everything
 * that it held before. A scheduled article that was removed before its moment is marked as gone.
 */
export function settle(ledger: Ledger, publication: Publication, now: Instant): Ledger {
  let lines = highestNumber(ledger);
  const present = new Map(entriesOf(publication));
  const kept = [...ledger.articles].map(([id, entry]): [string, LedgerEntry] => {
    const gone = present.has(id) || entry.published <= now ? entry.gone : true;
    return [id, { ...entry, gone, ...present.get(id) }];
  });
  const articles = new Map([...kept, ...[...present].filter(([id]) => !ledger.articles.has(id))]);
  for (const [id, entry] of [...articles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (entry.number === undefined) articles.set(id, { ...entry, number: ++lines });
  }
  return { ...ledger, lines, articles, pending: new Map() };
}

/** The entries that readers have seen: not those that are still scheduled, or marked as gone. */
export function seen(entries: Entries, now: Instant): [string, LedgerEntry][] {
  return [...entries].filter(([, { published, gone }]) => gone !== true && published <= now);
}

/** The highest number of a line. After a merge, the number in the head may be lower. */
export function highestNumber({ lines, articles }: Ledger): number {
  let highest = lines;
  for (const { number = 0 } of articles.values()) highest = Math.max(highest, number);
  return highest;
}

/** The entries of a publication's articles, without drafts, by permanent id. */
export function entriesOf({ channel, manuscripts }: Publication): [string, LedgerEntry][] {
  return manuscripts
    .filter(({ article }) => !article.draft)
    .map(({ article }) => entryOf(channel, article));
}

function entryOf(channel: Channel, article: Article): [string, LedgerEntry] {
  const { slug, published, title } = article;
  return [articleId(channel, article), { slug, published, title, gone: undefined }];
}

/** Whether two entries describe an article alike. The ledger keeps dates to the second. */
export function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  return (
    a.slug === b.slug && a.title === b.title && toRfc3339(a.published) === toRfc3339(b.published)
  );
}
