import { stepsOf } from "../support/steps.ts";

// The import above comes first, because counting must begin before the code to count is loaded.

import { describe, expect, it } from "vitest";
import { madeUp } from "../support/made-up.ts";

/*
 * The cost of a request grows no faster than its length, and the cost of a list no faster than the number
 * of its members. The tests count steps (`support/steps.ts`), not seconds. Regular expressions are tested
 * in `linear-patterns.slow.test.ts`.
 */

/** The ratio of the steps of two requests, one twice the size of the other. */
async function growth(steps: (size: number) => Promise<number>, size: number): Promise<number> {
  const half = await steps(size);
  return (await steps(2 * size)) / half;
}

/** Twice, and a little more for work that takes n log n. */
const linear = 2.3;

const topics = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ slug: `t${n}`, title: `T ${n}`, description: "d" }));

it.each(["/opml.xml", "/subscribe/", "/rss.xml", "/atom.xml"])(
  "takes time in proportion to the number of topics: %s",
  async (path) => {
    const steps = (count: number) => {
      const ask = madeUp([{ published: 1 }], { topics: topics(count) }).open(() => 10);
      return stepsOf(async () => (await ask(path)).text());
    };
    expect(await growth(steps, 500)).toBeLessThan(linear);
  },
);

it("makes /opml.xml anew only when something changes by schedule", async () => {
  let now = 10;
  const articles = [{ published: 1 }, { published: 1000 }];
  const ask = madeUp(articles, { topics: topics(500) }).open(() => now);
  const known = async () => {
    const headers = { "If-None-Match": (await ask("/opml.xml")).headers.get("ETag") ?? "" };
    return stepsOf(async () => expect((await ask("/opml.xml", { headers })).status).toBe(304));
  };
  const etag = async () => (await ask("/opml.xml")).headers.get("ETag");
  expect(await known()).toBeLessThan(500);
  const before = await etag();
  now = 999;
  expect(await etag()).toBe(before);
  now = 1000;
  expect(await etag()).not.toBe(before);
});

describe("the time of a request", async () => {
  const ask = madeUp([{ published: 1, topics: ["a"] }]).open(() => 10);
  // Makes in advance what is made only once.
  for (const path of ["/", "/rss.xml", "/feed", "/subscribe/"]) await ask(path);

  /** Parts to repeat in a path, a query and a header. */
  const parts = [
    "/",
    "a",
    "a/",
    "%2F",
    "%",
    ",",
    "%2C",
    "a,",
    "&",
    "topic=a&",
    "&a=",
    "é",
    "%0A",
    " ",
    '"',
    '"x",',
    ";q=",
    "gzip,",
    "*/*,",
    "~",
    ".",
    "-",
  ];
  const places: Readonly<
    Record<string, (text: string) => readonly [string, Record<string, string>]>
  > = {
    path: (text) => [`/a${text}a`, {}],
    "a topic's name": (text) => [`/topics/${text}/rss.xml`, {}],
    "a name that is guessed": (text) => [`/tag/a${text}/feed`, {}],
    query: (text) => [`/rss.xml?${text}`, {}],
    "the query of the form": (text) => [`/subscribe/?topic=${text}`, {}],
    "the query of a page": (text) => [`/archive/1970/01/?page=${text}`, {}],
    Accept: (text) => ["/feed", { Accept: text }],
    "Accept-Encoding": (text) => ["/rss.xml", { "Accept-Encoding": `gzip;q=1,${text}` }],
    "If-None-Match": (text) => ["/rss.xml", { "A-IM": "feed", "If-None-Match": text }],
    "If-Modified-Since": (text) => ["/rss.xml", { "If-Modified-Since": text }],
    "A-IM": (text) => ["/rss.xml", { "A-IM": text, "If-None-Match": '"x"' }],
  };

  it.each(Object.keys(places))(
    "is in proportion to its length, whatever %s repeats",
    async (place) => {
      const request = places[place];
      for (const part of parts) {
        const steps = async (count: number) => {
          const [path, headers] = request?.(part.repeat(count)) ?? ["/", {}];
          // A header consists of bytes.
          if (Object.values(headers).some((value) => value.includes("é"))) return 1;
          return stepsOf(async () => (await ask(path, { headers })).text());
        };
        expect([part, (await growth(steps, 500)) < linear]).toEqual([part, true]);
      }
    },
  );
});
