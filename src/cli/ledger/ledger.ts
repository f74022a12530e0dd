import { type Article, articleId } from "../../article/article.ts";
import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import type { Publication } from "../../content/manuscript.ts";

/** What the ledger remembers of an article. */
export interface LedgerEntry {
  /**
   * Counts the lines from 1, in the order in which they came, so that a gap shows that one is missing.
   * Branches that were merged may use a number twice. Undefined until the article was deployed.
   */
  readonly number?: number | undefined;
  readonly slug: string;
  readonly published: Instant;
  /** Undefined in a ledger of version 1. */
  readonly title?: string | undefined;
  /** Readers have not seen it, or must not be able to: taken back before its moment, or by hand. */
  readonly gone?: true | undefined;
}

type Entries = ReadonlyMap<string, LedgerEntry>;

/** Every article that was deployed, by its permanent id. A line never leaves the ledger. */
export interface Ledger {
  /** When it was begun: tells it from another ledger in the history of the same file. */
  readonly begun?: Instant | undefined;
  /** The site's address. */
  readonly url?: string | undefined;
  /** The moment of the last deployment that was begun. */
  readonly deployed?: Instant | undefined;
  /** The highest number that was given to a line. */
  readonly lines: number;
  readonly articles: Entries;
  /**
   * What a deployment was about to add or change. Once it has succeeded, this is empty; after one that
   * failed, nobody knows whether readers have seen it.
   */
  readonly pending: Entries;
}

/** The ledger of a publication that was never deployed. */
export const emptyLedger: Ledger = { lines: 0, articles: new Map(), pending: new Map() };

/** The ledger while a deployment of this moment is under way. */
export function intend(ledger: Ledger, publication: Publication, moment: Instant): Ledger {
  const { articles, url = publication.channel.url, begun = moment } = ledger;
  const pending = entriesOf(publication).filter(([id, entry]) => {
    const known = articles.get(id);
    return known === undefined || known.gone === true || !isSame(known, entry);
  });
  return { ...ledger, begun, url, deployed: moment, pending: new Map(pending) };
}

/**
 * The ledger after a deployment: all that is public or scheduled now, withdrawn articles included, and
 * what was public before. A scheduled article that was taken back before its moment keeps its line.
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

/** What readers have seen of entries: not what is still scheduled, and not what has gone. */
export function seen(entries: Entries, now: Instant): [string, LedgerEntry][] {
  return [...entries].filter(([, { published, gone }]) => gone !== true && published <= now);
}

/** The highest number of a line. After a merge the head may say less. */
export function highestNumber({ lines, articles }: Ledger): number {
  let highest = lines;
  for (const { number = 0 } of articles.values()) highest = Math.max(highest, number);
  return highest;
}

/** What the ledger would say of a publication, drafts excepted, by permanent id. */
export function entriesOf({ channel, manuscripts }: Publication): [string, LedgerEntry][] {
  return manuscripts
    .filter(({ article }) => !article.draft)
    .map(({ article }) => entryOf(channel, article));
}

/** What the ledger says of an article. */
function entryOf(channel: Channel, article: Article): [string, LedgerEntry] {
  const { slug, published, title } = article;
  return [articleId(channel, article), { slug, published, title, gone: undefined }];
}

/** Whether two entries say the same of an article. The ledger counts in seconds. */
export function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  return (
    a.slug === b.slug && a.title === b.title && toRfc3339(a.published) === toRfc3339(b.published)
  );
}
