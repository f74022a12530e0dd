import { codeLength } from "../src/catalogue/edition-file.ts";
import { type Answer, ask } from "./ask.ts";
import { combined, scatteredQueries, variedQueries } from "./queries.ts";
import type { Row } from "./table.ts";
import type { Ask } from "./workers/driver.ts";

/** A case of the benchmark: its requests, and the answer that they must get. */
export interface Case extends Pick<Row, "atMost" | "atLeast"> {
  readonly name: string;
  readonly asks: readonly Ask[];
  readonly status: number;
  /** The name of the case whose constant answer is the baseline. The default is the case itself. */
  readonly against?: string;
  /** Says what is wrong with an answer that has the right status, if anything is. */
  readonly check?: (answer: Answer) => string | undefined;
}

/** The address of the site, as the corpus gives it. */
export const siteUrl = "https://corpus.example.org";
const identity = { "Accept-Encoding": "identity" };
const feeds = { RSS: "/rss.xml", Atom: "/atom.xml", "JSON Feed": "/feed.json" };

/**
 * Makes the cases from the answers of a running product.
 *
 * @param origin where it listens
 * @param articles how many it has
 */
export async function makeCases(origin: string, articles: number): Promise<Case[]> {
  const newest = await ask(`${origin}/rss.xml`, identity);
  const etag = newest.headers.etag ?? "";
  const older = withoutOne(etag, await medianEntry(`${origin}/feed.json`));
  const get = (path: string, headers: Record<string, string> = {}): Ask => ({
    url: `${siteUrl}${path}`,
    headers: { ...identity, ...headers },
  });
  const delta = {
    asks: [
      get("/rss.xml", { "If-None-Match": older, "A-IM": "feed", "User-Agent": "newsboat/2.21.0" }),
    ],
    status: 226,
  };
  const isCombined = combinedCheck(newest);
  const scattered = scatteredQueries(articles, 3000).map((path) => get(path));
  return [
    ...Object.entries(feeds).map(([name, path]) => ({
      name: `20 entries, ${name}`,
      asks: [get(path)],
      status: 200,
      atMost: 1.1,
    })),
    ...Object.entries(feeds).map(([name, path]) => ({
      name: `the same in gzip, ${name}`,
      asks: [get(path, { "Accept-Encoding": "gzip" })],
      status: 200,
      atMost: 1.1,
      check: ({ headers }: Answer) =>
        headers["content-encoding"] === "gzip" ? undefined : "was not compressed",
    })),
    {
      name: "304",
      asks: [get("/rss.xml", { "If-None-Match": etag })],
      status: 304,
      atMost: 1.2,
    },
    { name: "226 with one new entry", ...delta, against: "304", atMost: 1.6 },
    { name: "the same, beside a constant 226", ...delta },
    { name: "topic feed", asks: [get("/topics/topic-1/rss.xml")], status: 200, atMost: 1.3 },
    {
      name: "combined query, each bound anew",
      asks: variedQueries(articles, 3000).map((path) => get(path)),
      status: 200,
      atMost: 3,
      check: isCombined,
    },
    {
      name: "combined query, its volumes read anew as well",
      asks: scattered,
      status: 200,
      check: isCombined,
    },
    {
      name: "combined query, the same again",
      asks: [get(`/rss.xml?${combined}`)],
      status: 200,
      check: isCombined,
    },
  ];
}

/** Makes a check that a query had an effect: its articles must differ from those of the plain feed. */
export function combinedCheck(plain: Answer): (answer: Answer) => string | undefined {
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
