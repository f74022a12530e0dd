import { stepsOf } from "../support/steps.ts";

// Counting begins before the code is loaded that it counts.

import { describe, expect, it } from "vitest";
import { madeUp } from "../support/made-up.ts";

/*
 * What a request costs grows with its length, and what a list costs with the number of its members: no
 * faster. Steps are counted (`support/steps.ts`), not seconds; those of regular expressions are in
 * `linear-patterns.slow.test.ts`.
 */

/** The steps of the dearer of two requests by those of the other, which is half its size. */
async function growth(steps: (size: number) => Promise<number>, size: number): Promise<number> {
  const half = await steps(size);
  return (await steps(2 * size)) / half;
}

/** Twice, and a little for what is n log n. */
const linear = 2.3;

const topics = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ slug: `t${n}`, title: `T ${n}`, description: "d" }));

it.each(["/opml.xml", "/subscribe/", "/rss.xml", "/atom.xml"])(
  "%s takes time by the number of topics",
  async (path) => {
    const steps = (count: number) => {
      const ask = madeUp([{ published: 1 }], { topics: topics(count) }).open(() => 10);
      return stepsOf(async () => (await ask(path)).text());
    };
    expect(await growth(steps, 500)).toBeLessThan(linear);
  },
);

it("/opml.xml is made anew only when something changes by schedule", async () => {
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

describe("a request takes time by its length", async () => {
  const ask = madeUp([{ published: 1, topics: ["a"] }]).open(() => 10);
  // What is made once is made before.
  for (const path of ["/", "/rss.xml", "/feed", "/subscribe/"]) await ask(path);

  /** Parts that are repeated in a path, in a query and in a header. */
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

  it.each(Object.keys(places))("whatever is repeated in %s", async (place) => {
    const request = places[place];
    for (const part of parts) {
      const steps = async (count: number) => {
        const [path, headers] = request?.(part.repeat(count)) ?? ["/", {}];
        // A header holds bytes.
        if (Object.values(headers).some((value) => value.includes("é"))) return 1;
        return stepsOf(async () => (await ask(path, { headers })).text());
      };
      expect([part, (await growth(steps, 500)) < linear]).toEqual([part, true]);
    }
  });
});
