import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { deltaClient } from "../support/delta-client.ts";
import { madeUp } from "../support/made-up.ts";

/*
 * What an isolate keeps is bounded, whatever clients request. Each attack sends thousands of requests
 * that differ in something that the client may choose.
 */

/** The most bytes that headers, names and bodies may take here. All limits of an isolate add up to more. */
const bound = 24 * 1024 * 1024;

const day = 24 * 60 * 60 * 1000;
const articles = Array.from({ length: 30 }, (_, n) => ({ published: n * day, topics: ["a"] }));

/** Bytes in use after garbage collection. */
function bytesInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** An entity tag of the feed without its newest entry, with made-up codes. */
function junkTag(etag: string, number: number, length: number): string {
  const [head = "", codes = ""] = etag.slice(3, -1).split(".");
  const known = codes.slice(5);
  const junk = number.toString(36).padEnd(length - head.length - known.length - 5, "abcde");
  return `W/"${head}.${known}${junk.slice(0, junk.length - (junk.length % 5))}"`;
}

const news = (tags: string) => ({ ...deltaClient, "If-None-Match": tags });
const shared = (number: number) => `/rss.xml?z=${Math.floor(number / 50)}`;

interface Attack {
  readonly what: string;
  readonly requests: number;
  request(number: number, etag: string): readonly [path: string, headers: Record<string, string>];
}

const attacks: readonly Attack[] = [
  {
    what: "entity tags of 15 KB",
    requests: 12_000,
    request: (number, etag) => [shared(number), news(junkTag(etag, number, 15_000))],
  },
  {
    what: "entity tags as long as ours can be",
    requests: 2000,
    request: (number, etag) => [shared(number), news(junkTag(etag, number, 1000))],
  },
  {
    what: "lists of entity tags that are just short enough",
    requests: 2000,
    request: (number, etag) => {
      const own = junkTag(etag, number, 1000);
      return [shared(number), news(own.padEnd(8192 - 3, ', "x'))];
    },
  },
  {
    what: "queries of 8 KB of other programs",
    requests: 2000,
    request: (number) => [`/rss.xml?z=${number.toString(36).padEnd(8000, "z")}`, {}],
  },
  {
    what: "cursors",
    requests: 2000,
    request: (number) => [`/atom.xml?before=zzzzzzz.${number.toString(36).padEnd(90, "z")}`, {}],
  },
  {
    what: "tables of contents in an address",
    requests: 2000,
    request: (number, etag) => [`/rss.xml?since=${junkTag(etag, number, 1000).slice(3, -1)}`, {}],
  },
  {
    what: "paths of nothing",
    requests: 2000,
    request: (number) => [`/topics/${number.toString(36).padEnd(8000, "z")}/rss.xml`, {}],
  },
];

it.each(attacks)(
  "keeps little after $requests requests with $what",
  async ({ requests, request }) => {
    const ask = madeUp(articles, { feeds: { entries: 20 } }).open(() => 100 * day);
    const etag = (await ask("/rss.xml")).headers.get("ETag") ?? "";
    const before = bytesInUse();
    for (let number = 0; number < requests; number++) {
      const [path, headers] = request(number, etag);
      // An answer is kept at its second request.
      for (let time = 0; time < 2; time++) await (await ask(path, { headers })).arrayBuffer();
    }
    expect(bytesInUse() - before).toBeLessThan(bound);
    // This keeps the isolate alive until here.
    expect((await ask("/rss.xml", { headers: { "If-None-Match": etag } })).status).toBe(304);
  },
);
