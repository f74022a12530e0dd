import fc from "fast-check";
import { expect, it } from "vitest";
import { madeUp } from "../support/made-up.ts";

/*
 * Requests that ask for the same articles in different ways get the same self link, title and ETag, and
 * the self link leads to the same feed.
 */

const now = 1_000_000;
const site = madeUp(
  fc.sample(
    fc.record({
      published: fc.integer({ min: 0, max: now + 1 }),
      topics: fc.subarray(["a", "b", "c"]),
      authors: fc
        .subarray(["ann", "li"])
        .map((slugs) => slugs.map((slug) => ({ slug, name: slug }))),
      language: fc.constantFrom("en", "en-GB", "zh-Hans"),
    }),
    { numRuns: 80, seed: 5 },
  ),
  {
    people: [
      { slug: "ann", name: "Ann" },
      { slug: "li", name: "Li" },
    ],
  },
);

/** A query: the values of each parameter. An empty parameter is omitted. */
const asked = fc.record({
  topic: fc.array(fc.subarray(["a", "b", "c"], { minLength: 1 }), { maxLength: 3 }),
  author: fc.array(fc.subarray(["ann", "li"], { minLength: 1 }), { maxLength: 2 }),
  exclude: fc.subarray(["a", "b", "c"], { maxLength: 2 }),
  language: fc.array(fc.subarray(["en", "en-gb", "zh", "fr"], { minLength: 1 }), { maxLength: 2 }),
  since: fc.constantFrom("", "1970-01-01", "1970-01-01T00:00:00.001Z"),
  until: fc.constantFrom("", "1970-01-01", "1970-01-01T00:15:00Z"),
  limit: fc.constantFrom("", "3", "7", "100"),
  content: fc.constantFrom("", "full", "summary"),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

/** Other ways to write a value of a parameter. */
const sameValues: Readonly<Record<string, readonly string[]>> = {
  "since 1970-01-01": ["1970-01-01T00:00:00+08:00", "1969-12-31T16:00:00Z"],
  "until 1970-01-01": ["1970-01-01T16:00:00.000000Z"],
  "since 1970-01-01T00:00:00.001Z": [
    "1970-01-01T08:00:00.001+08:00",
    "1969-12-31T23:00:00.0010-01:00",
  ],
  "until 1970-01-01T00:15:00Z": ["1970-01-01t00:15:00z", "1970-01-01T08:15:00.000+08:00"],
  // The default.
  "limit 3": ["03", ""],
  "content full": ["Full", ""],
};

const tracker = fc.constantFrom(
  ["utm_source", "feed"],
  ["_", "1763803800"],
  ["fbclid", "a b&c"],
  ["__proto__", "x"],
  ["constructor", "y"],
  ["topics", "a"],
  ["", ""],
  ["topic", ""],
  ["topic", " , "],
  ["language", ","],
  ["before", " "],
);

/** A way to write a query, at a path or as parameters alone. */
function writings(one: Asked): fc.Arbitrary<string> {
  const list = (name: string, values: readonly string[], together: boolean) =>
    together ? [[name, values.join()]] : values.map((value) => [name, value]);
  const groups = (name: string, all: readonly (readonly string[])[]) =>
    fc
      .tuple(
        ...all.map((group) =>
          fc
            .tuple(
              fc.shuffledSubarray([...group], { minLength: group.length }),
              fc.subarray([...group]),
            )
            .map(([names, again]) => [name, [...names, "", ...again].join(" ,")]),
        ),
      )
      .map((parameters): string[][] => parameters);
  const scalar = (name: string, value: string) =>
    fc.constantFrom(value, ...(sameValues[`${name} ${value}`] ?? [])).map((same) => [[name, same]]);
  const folder = fc.constantFrom(
    "",
    ...one.topic.filter((group) => group.length === 1).map(([name]) => `/topics/${name}`),
    ...one.author.filter((group) => group.length === 1).map(([name]) => `/authors/${name}`),
    ...one.language.filter((group) => group.length === 1).map(([tag]) => `/languages/${tag}`),
  );
  return fc
    .tuple(
      groups("topic", one.topic),
      groups("author", one.author),
      fc.boolean().map((together) => list("exclude", one.exclude, together)),
      groups("language", one.language),
      scalar("since", one.since),
      scalar("until", one.until),
      scalar("limit", one.limit),
      scalar("content", one.content),
      fc.array(tracker, { maxLength: 4 }),
    )
    .map((parameters): (readonly string[])[] => parameters.flat())
    .chain((parameters) =>
      fc.record({
        order: fc.shuffledSubarray(parameters, { minLength: parameters.length }),
        again: fc.subarray(parameters),
        loud: fc.boolean(),
        path: folder,
      }),
    )
    .map(({ order, again, loud, path }) => {
      const search = new URLSearchParams();
      for (const [name = "", value = ""] of [...order, ...again]) {
        // The path may repeat a parameter.
        search.append(loud ? name.toUpperCase() : name, loud ? value.toUpperCase() : value);
      }
      return `${loud ? path.replace(/[^/]+$/, (name) => name.toUpperCase()) : path}/{file}?${search}`;
    });
}

const files = {
  rss: ["rss.xml", /<title>([^<]*)<\/title>/, /<atom:link rel="self"[^>]* href="([^"]*)"/],
  atom: ["atom.xml", /<title[^>]*>([^<]*)<\/title>/, /<link rel="self"[^>]* href="([^"]*)"/],
  json: ["feed.json", /"title": "([^"]*)"/, /"feed_url": "([^"]*)"/],
  html: ["", /<title>([^<]*)<\/title>/, /<link rel="canonical" href="([^"]*)"/],
} as const;

async function said(kind: keyof typeof files, path: string) {
  const [file, title, self] = files[kind];
  const first = await site.ask(path.replace("{file}", file), now);
  // A folder in another letter case redirects to the address of the feed.
  const response =
    first.status === 301 ? await site.ask(first.headers.get("Location") ?? "", now) : first;
  const text = await response.text();
  expect(response.status, `${path} ${text}`).toBe(200);
  const found = {
    title: title.exec(text)?.[1],
    self: self.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "",
    etag: response.headers.get("ETag"),
  };
  expect(found.title).toBeTruthy();
  expect(found.self).toMatch(/^https:\/\/example\.org\//);
  return found;
}

it("all requests for the same articles get the same feed, and so does its self link", async () => {
  const pair = asked.chain((one) =>
    fc.tuple(fc.constantFrom("rss", "atom", "json", "html"), writings(one), writings(one)),
  );
  await fc.assert(
    fc.asyncProperty(pair, async ([kind, one, other]) => {
      const first = await said(kind, one);
      expect(await said(kind, other)).toEqual(first);
      expect(await said(kind, first.self)).toEqual(first);
    }),
    { numRuns: 600 },
  );
});

it("requests for other articles have other self links and other ETags", async () => {
  const seen = new Map<string, string>();
  for (const search of [
    "",
    "?topic=a",
    "?topic=a,b",
    "?topic=a&topic=b",
    "?exclude=a",
    "?author=ann",
    "?language=en",
    "?limit=4",
    "?content=summary",
    "?since=1970-01-01",
  ]) {
    const { self, etag } = await said("atom", `/{file}${search}`);
    expect(seen.get(self), search).toBeUndefined();
    expect([...seen.values()]).not.toContain(etag);
    seen.set(self, etag ?? "");
  }
});

it("the ETag changes when the channel switches to summaries", async () => {
  const etag = async (content: "full" | "summary") => {
    const response = await madeUp([{}], { feeds: { content } }).ask("/rss.xml", now);
    return response.headers.get("ETag");
  };
  expect(await etag("summary")).not.toBe(await etag("full"));
});
