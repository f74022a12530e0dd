import { codeLength } from "../src/catalogue/edition-file.ts";
import { type Answer, ask } from "./ask.ts";
import { combined, scatteredQueries, varied, variedQueries, variedTopics } from "./queries.ts";
import type { Row } from "./table.ts";
import type { Ask } from "./workers/driver.ts";

/** A case of the benchmark: its requests, and the answer that they must get. */
export interface Case extends Pick<Row, "atMost" | "atLeast"> {
  readonly name: string;
  readonly asks: readonly Ask[];
  readonly status: number;
  /** The case whose constant answer is the baseline. The default is the case itself. */
  readonly against?: Case;
  /** Says what is wrong with an answer that has the right status, if anything is. */
  readonly check?: (answer: Answer) => string | undefined;
  /** Whether each request has an answer of its own, so that no kept body helps. */
  readonly anew?: boolean;
  /** The most milliseconds of CPU that a request may take. */
  readonly mostCpu?: number;
  /** Whether it is also measured over real sockets. */
  readonly overSockets?: boolean;
}

/** The address of the site, as the corpus gives it. */
export const siteUrl = "https://corpus.example.org";
/** The files of a feed, by the names that the tables use. */
const feeds = { RSS: "rss.xml", Atom: "atom.xml", "JSON Feed": "feed.json" };
/** How many different requests a case has whose answers are bound anew. */
const differing = 3000;

type Coding = "gzip" | "identity";

/** The paths of the three feeds in a folder. */
export function feedPaths(folder: string): string[] {
  return Object.values(feeds).map((file) => `${folder}${file}`);
}

/** Requests for paths of the site. */
export function asksFor(
  coding: Coding,
  paths: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Ask[] {
  return paths.map((path) => ({
    url: `${siteUrl}${path}`,
    headers: { "Accept-Encoding": coding, ...headers },
  }));
}

/**
 * Makes the cases from the answers of a running product. Their names begin with their coding.
 *
 * @param origin where it listens
 * @param articles how many it has
 */
export async function makeCases(origin: string, articles: number): Promise<Case[]> {
  const newest = await ask(`${origin}/rss.xml`, { "Accept-Encoding": "identity" });
  const older = withoutOne(newest.headers.etag ?? "", await medianEntry(`${origin}/feed.json`));
  return [
    ...anewCases(newest, articles),
    ...(["gzip", "identity"] as const).flatMap((coding) => repeatedCases(coding, newest, older)),
    ...identityCases(newest, articles),
  ];
}

/** What most requests are: in gzip, to an isolate that has not kept the answer. */
function anewCases(plain: Answer, articles: number): Case[] {
  const anew = (name: string, paths: readonly string[]) => ({
    name: `gzip, bound anew: ${name}`,
    asks: asksFor("gzip", paths),
    status: 200,
    anew: true,
    check: isGzip,
  });
  const inFormats = (name: string, folder: string, query: string, entries: number) =>
    Object.entries(feeds).map(([format, file]) => ({
      ...anew(`${name}, ${format}`, varied(`${folder}${file}?${query}`, articles, differing)),
      check: (it: Answer) => isGzip(it) ?? hasEntries(it, entries),
    }));
  const combinedCheck = queryCheck(plain);
  const pages = Array.from({ length: differing }, (_, n) => `/articles/article-${n % articles}/`);
  return [
    ...inFormats("20 entries", "/", "", 20).map((it) => ({ ...it, atMost: 2 })),
    ...inFormats("20 entries of a topic", "/topics/topic-1/", "", 20).map((it) => ({
      ...it,
      atMost: 2,
    })),
    anew("20 entries of a topic, its volumes read anew", variedTopics(articles, differing)),
    {
      ...anew("combined query", variedQueries(articles, differing)),
      check: (it) => isGzip(it) ?? combinedCheck(it),
      atMost: 4,
    },
    ...inFormats("100 entries", "/", "limit=100", 100).map((it) => ({
      ...it,
      atMost: 2.5,
      mostCpu: 2,
    })),
    { ...anew("article page", pages), atMost: 3 },
  ];
}

/** Requests that are the same each time. */
function repeatedCases(coding: Coding, newest: Answer, older: string): Case[] {
  const check = coding === "gzip" ? isGzip : undefined;
  const unchanged: Case = {
    name: `${coding}: 304`,
    asks: asksFor(coding, ["/rss.xml"], { "If-None-Match": newest.headers.etag ?? "" }),
    status: 304,
    atMost: 1.15,
  };
  const reader = { "If-None-Match": older, "A-IM": "feed", "User-Agent": "newsboat/2.21.0" };
  const delta = { asks: asksFor(coding, ["/rss.xml"], reader), status: 226 };
  return [
    ...Object.entries(feeds).map(([format, file]) => ({
      name: `${coding}, asked again: 20 entries, ${format}`,
      asks: asksFor(coding, [`/${file}`]),
      status: 200,
      atMost: 1.1,
      ...(check && { check }),
      overSockets: format === "RSS",
    })),
    {
      name: `${coding}, asked again: 20 entries of a topic`,
      asks: asksFor(coding, ["/topics/topic-1/rss.xml"]),
      status: 200,
      atMost: 1.1,
      ...(check && { check }),
    },
    unchanged,
    {
      name: `${coding}: 226 with one new entry, beside a 304`,
      ...delta,
      against: unchanged,
      atMost: 1.5,
    },
    { name: `${coding}: 226 with one new entry, beside a constant 226`, ...delta },
  ];
}

/** Cases that only programs without gzip meet. */
function identityCases(newest: Answer, articles: number): Case[] {
  const check = queryCheck(newest);
  return [
    {
      name: "identity, bound anew: combined query",
      asks: asksFor("identity", variedQueries(articles, differing)),
      status: 200,
      anew: true,
      check,
    },
    {
      name: "identity, bound anew: combined query, its volumes read anew",
      asks: asksFor("identity", scatteredQueries(articles, differing)),
      status: 200,
      anew: true,
      check,
    },
    {
      name: "identity, asked again: combined query",
      asks: asksFor("identity", [`/rss.xml?${combined}`]),
      status: 200,
      check,
    },
  ];
}

function isGzip({ headers }: Answer): string | undefined {
  return headers["content-encoding"] === "gzip" ? undefined : "was not compressed";
}

function hasEntries({ headers }: Answer, count: number): string | undefined {
  const found = codesOf(headers.etag).length / codeLength;
  return found === count ? undefined : `had ${found} entries, not ${count}`;
}

/** Makes a check that a query had an effect: its articles must differ from those of the plain feed. */
export function queryCheck(plain: Answer): (answer: Answer) => string | undefined {
  return (answer) =>
    codesOf(answer.headers.etag) === codesOf(plain.headers.etag)
      ? "answered as if it had no query"
      : undefined;
}

/** The validator of a client that last asked just before the article at this place appeared. */
function withoutOne(etag: string, place: number): string {
  const codes = codesOf(etag);
  const [start, end] = [place * codeLength, (place + 1) * codeLength];
  const others = `${codes.slice(0, start)}${codes.slice(end)}${"-".repeat(codeLength)}`;
  return etag.replace(codes, others);
}

/** The validator of a client that lacks the newest entry. */
export function withoutNewest(etag: string): string {
  return withoutOne(etag, 0);
}

/** Finds the place of the entry of median length. */
async function medianEntry(jsonFeed: string): Promise<number> {
  const { items }: { items: readonly object[] } = JSON.parse(`${(await ask(jsonFeed)).body}`);
  const lengths = items.map((item) => JSON.stringify(item).length);
  const sorted = lengths.toSorted((a, b) => a - b);
  return lengths.indexOf(sorted[sorted.length >> 1] ?? 0);
}

/** The codes of a feed's entries, newest first, from its validator. */
function codesOf(etag = ""): string {
  return /^.*\.(.*)"$/.exec(etag)?.[1] ?? "";
}
