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

/** How far the documents of a feed are read. */
export interface ReadingLimits {
  readonly documents: number;
  /** Of one document. */
  readonly bytes: number;
  /** For one document, in milliseconds. */
  readonly patience: number;
}

/** More documents than the archives of 100,000 articles, each longer and slower than any of them. */
const defaultLimits: ReadingLimits = {
  documents: 5_000,
  bytes: 64 * 1024 * 1024,
  patience: 30_000,
};

/**
 * Reads what is deployed from a feed or a ledger. The older documents of a feed are followed from an
 * address, on the same site; from a file the network is not used.
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
  return walk(source, first, limits);
}

interface Document {
  readonly text: string;
  /** Where it was read from after redirects; undefined for a file. */
  readonly url?: string | undefined;
}

/** Reads a feed and the documents that it says are older. */
async function walk(
  source: string,
  first: Document,
  limits: ReadingLimits,
): Promise<Result<Deployed>> {
  const articles = new Map<string, DeployedArticle>();
  const warnings: ContentError[] = [];
  const seen = new Set([first.url]);
  let document = first;
  let where = source;
  for (;;) {
    let page: FeedPage;
    try {
      page = readFeedPage(document.text);
    } catch (cause) {
      return fail(unreadable(where, cause));
    }
    for (const article of page.articles) {
      if (article.id !== "" && !articles.has(article.id)) articles.set(article.id, article);
    }
    if (page.older === undefined) break;
    const older = onSameSite(page.older, document.url);
    if (older === undefined || seen.has(older) || seen.size >= limits.documents) {
      warnings.push(notFollowed(where, page.older, articles.size));
      break;
    }
    seen.add(older);
    where = older;
    try {
      document = await load(older, limits);
    } catch (cause) {
      return fail(unreadable(where, cause));
    }
  }
  const deployed: Deployed = {
    articles: [...articles.values()],
    errorAt: (_, message, fix) => fileError(source, message, fix),
  };
  return succeed(deployed, warnings);
}

async function load(source: string, { bytes: most, patience }: ReadingLimits): Promise<Document> {
  if (!/^https?:\/\//i.test(source)) return { text: await readFile(source, "utf8") };
  const response = await fetch(source, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`the answer is ${response.status} ${response.statusText}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) throw new Error(`it is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), url: response.url };
}

/** A JSON object that is no feed. */
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
  const why = cause instanceof Error ? causes(cause) : String(cause);
  return fileError(
    source,
    `what is deployed cannot be read here: ${why}`,
    "give --against the address of a feed, as in https://news.example.org/feed.json, or a file",
  );
}

/** `fetch` says why it failed only in the cause of its error. */
function causes(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function notFollowed(source: string, older: string, articles: number): ContentError {
  return asWarning(
    fileError(
      source,
      `only ${articles} articles were compared: older ones are at ${older}, which was not read`,
      "give --against the address under which the whole feed is served",
    ),
  );
}
