/*
 * What the Worker and the command `views` agree on: how counts are exported and imported.
 */

/** The path at which a client with the secret exports counts (GET) and imports them (POST). */
export const exchangePath = "/.views";

/** The variable that contains the secret, for the Worker and for the command. */
export const secretName = "VIEWS_SECRET";

/**
 * The most articles in a page of an export and in a batch of an import. Each article has its own counter,
 * and the platform's free plan allows 50 subrequests.
 */
export const batchSize = 40;

/** The most bytes of a batch. */
export const largestBatch = 64 * 1024;

/** The highest count that can be imported. A counter can add to it for ever and stay exact. */
const highestCount = 1e12;

/** How often an article was viewed. */
export interface Count {
  /** The slug under which the article was first published: the end of its permanent id. */
  readonly name: string;
  readonly views: number;
}

/** A count, with the address and title by which people know the article. */
export interface CountedArticle extends Count {
  /** The article's current path. */
  readonly path: string;
  /** Empty if the article was withdrawn. */
  readonly title: string;
}

/** A page of an export, oldest article first. */
export interface CountsPage {
  readonly articles: readonly CountedArticle[];
  /** The parameter `after` of the next page. The last page has none. */
  readonly next?: string;
}

/** A part of an import. The members of a {@link CountedArticle} that a count lacks are ignored. */
export interface CountsBatch {
  /** Whether to lower counts too. Otherwise the higher count stays, so that no view is lost or counted twice. */
  readonly replace: boolean;
  readonly articles: readonly Count[];
}

/** What the import of a batch did. */
export interface BatchResult {
  /** How many counts are different now. */
  readonly changed: number;
  /** Names of articles that the site does not have. Nothing is kept for them. */
  readonly unknown: readonly string[];
}

/** Whether a value is a count that can be imported. */
export function isCount(value: unknown): value is number {
  return (
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= highestCount
  );
}

/** Whether a text is a bearer token (RFC 6750, section 2.1) that is too long to guess. */
export function isSecret(text: string): boolean {
  return text.length >= 32 && text.length <= 512 && /^[\w.~+/-]+=*$/.test(text);
}
