import { readFile } from "node:fs/promises";
import type { Instant } from "../../article/instant.ts";
import {
  asWarning,
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../../content/content-error.ts";
import { isRecord } from "../../feed/json/record.ts";
import { type FeedPage, readFeedPage } from "./feed-page.ts";
import { deployedByLedger, parseLedger } from "./format.ts";
import type { Deployed, DeployedArticle } from "./gate.ts";

/** Limits for reading the documents of a feed. */
export interface ReadingLimits {
  readonly documents: number;
  /** The size of one document. */
  readonly bytes: number;
  /** For one document, in milliseconds. */
  readonly timeout: number;
}

/** Well above what the archives of 100,000 articles need. */
const defaultLimits: ReadingLimits = {
  documents: 5_000,
  bytes: 64 * 1024 * 1024,
  timeout: 30_000,
};

/**
 * Reads from a feed or a ledger which articles are deployed. If the feed comes from an address, its older
 * documents on the same site are read too. A file never causes a request.
 *
 * @param source a path, or an address that begins with http:// or https://
 */
export async function readDeployed(
  source: string,
  now: Instant,
  limits = defaultLimits,
): Promise<Result<Deployed>> {
  let first: Document;
  try {
    first = await load(source, limits);
    if (isLedger(first.text)) {
      const file = { path: source, text: first.text };
      const ledger = parseLedger(file);
      return ledger.ok ? succeed(deployedByLedger(ledger.value, file, now)) : ledger;
    }
  } catch (cause) {
    return fail(unreadable(source, cause));
  }
  return readFeed(source, first, limits);
}

interface Document {
  readonly text: string;
  /** Its address after redirects; undefined for a file. */
  readonly url?: string | undefined;
}

/** Reads a feed from its newest document to its oldest. */
async function readFeed(
  source: string,
  first: Document,
  limits: ReadingLimits,
): Promise<Result<Deployed>> {
  const articles = new Map<string, DeployedArticle>();
  const warnings: ContentError[] = [];
  const seen = new Set([first.url]);
  let document = first;
  let place = source;
  for (;;) {
    let page: FeedPage;
    try {
      page = readFeedPage(document.text);
    } catch (cause) {
      return fail(unreadable(place, cause));
    }
    for (const article of page.articles) {
      if (article.id !== "" && !articles.has(article.id)) articles.set(article.id, article);
    }
    if (page.older === undefined) break;
    const older = onSameSite(page.older, document.url);
    if (older === undefined || seen.has(older) || seen.size >= limits.documents) {
      warnings.push(notFollowed(place, page.older, articles.size));
      break;
    }
    seen.add(older);
    place = older;
    try {
      document = await load(older, limits);
    } catch (cause) {
      return fail(unreadable(place, cause));
    }
  }
  const deployed: Deployed = {
    articles: [...articles.values()],
    errorAt: (_, message, fix) => fileError(source, message, fix),
  };
  return succeed(deployed, warnings);
}

async function load(
  source: string,
  { bytes: maxBytes, timeout }: ReadingLimits,
): Promise<Document> {
  if (!/^https?:\/\//i.test(source)) return { text: await readFile(source, "utf8") };
  const response = await fetch(source, { signal: AbortSignal.timeout(timeout) });
  if (!response.ok)
    throw new Error(`the server answered ${response.status} ${response.statusText}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), url: response.url };
}

/** Whether a text is a JSON object other than a feed. */
function isLedger(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value["version"] !== "string" && !("items" in value);
  } catch {
    return false;
  }
}

function onSameSite(address: string, base: string | undefined): string | undefined {
  if (base === undefined || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.origin === new URL(base).origin ? url.href : undefined;
}

function unreadable(source: string, cause: unknown): ContentError {
  const why = cause instanceof Error ? withCause(cause) : String(cause);
  return fileError(
    source,
    `this cannot be read as a feed or a ledger: ${why}`,
    "write --against with a file or the address of a feed, as in https://news.example.org/feed.json",
  );
}

/** `fetch` puts the reason for a failure into the cause of its error. */
function withCause(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function notFollowed(source: string, older: string, articles: number): ContentError {
  return asWarning(
    fileError(
      source,
      `only ${articles} articles were compared, because the older ones at ${older} were not read`,
      "write --against with the address under which the whole feed is served",
    ),
  );
}
