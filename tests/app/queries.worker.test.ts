import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";

const origin = "https://news.example.org";
const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const app = createApp(openCatalogue(file.index), () => Date.parse("2026-11-22T00:00:00Z"));

async function request(path: string, init?: RequestInit): Promise<Response> {
  return app.request(path.startsWith("http") ? path : `${origin}${path}`, init, env);
}

const slugsIn = (text: string) => [
  ...new Set([...text.matchAll(/tag:example\.org,2026:([\w-]+)</g)].map(([, slug]) => slug)),
];

describe("a query", () => {
  it.each([
    ["topic=other", ["pictures", "hostile"]],
    ["topic=other,research-news", ["pictures", "plain", "hostile"]],
    ["topic=other&topic=research-news", ["hostile"]],
    ["exclude=other", ["plain", "many-people"]],
    ["topic=research-news&exclude=other", ["plain"]],
    ["author=third", ["many-people"]],
    ["author=%E7%AC%AC%E4%BA%8C%E4%BD%9C%E8%80%85", ["many-people"]],
    ["language=EN", ["pictures", "plain", "hostile", "many-people"]],
    ["language=de", []],
    ["since=2026-03-05", ["pictures", "plain"]],
    ["until=2026-03-03", ["many-people"]],
    ["since=2026-03-04T03:06:07Z&until=2026-03-05", ["plain", "hostile"]],
    ["limit=1", ["pictures"]],
    ["topic=empty", []],
  ])("%s selects %j, at the main feed and at /feed", async (search, expected) => {
    for (const path of ["/rss.xml", "/feed"]) {
      const response = await request(`${path}?${search}`);
      expect(response.status).toBe(200);
      expect(slugsIn(await response.text())).toEqual(expected);
    }
    const page = await (await request(`/?${search}`)).text();
    expect([...page.matchAll(/href="\/articles\/([\w-]+)\/">/g)].map(([, slug]) => slug)).toEqual(
      expected,
    );
  });

  it("narrows the feeds of a topic, an author or a language", async () => {
    for (const [path, expected] of [
      ["/topics/other/rss.xml?topic=research-news", ["hostile"]],
      ["/authors/third/rss.xml", ["many-people"]],
      ["/authors/third/rss.xml?topic=other", []],
      ["/languages/en/rss.xml?exclude=other", ["plain", "many-people"]],
      // The path and every repetition of a parameter must all match; a comma means either.
      ["/languages/de/rss.xml?language=en", []],
      ["/rss.xml?language=de&language=en&exclude=other", []],
      ["/rss.xml?language=de,en&exclude=other", ["plain", "many-people"]],
    ] as const) {
      expect(slugsIn(await (await request(path)).text()), path).toEqual(expected);
    }
    const page = await (await request("/authors/third/")).text();
    expect(page).toContain('href="/authors/third/atom.xml"');
    expect(page).toContain("by Third");
  });

  it.each([
    ["/topics/Other/rss.xml?limit=1&x=Y", "/topics/other/rss.xml?limit=1&x=Y"],
    ["/topics/OTHER/", "/topics/other/"],
    ["/languages/EN/feed.json", "/languages/en/feed.json"],
    ["/authors/Third/atom.xml", "/authors/third/atom.xml"],
  ])("redirects from %s to its one address", async (path, expected) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await request(path, { method });
      expect([response.status, response.headers.get("Location")]).toEqual([301, expected]);
    }
    const there = await request(expected);
    expect(there.status).toBe(200);
    const [address] = expected.split("?");
    expect(await there.text()).toContain(`${origin}${address}`);
    const unknown = await request("/topics/Otherr/rss.xml");
    expect(unknown.status).toBe(404);
  });

  it("has one address on its page and in its feeds, where its ETag gives a 304", async () => {
    const path = "/feed.json?exclude=empty&topic=other&utm_source=x";
    const first = await request(path);
    const { feed_url }: { feed_url: string } = await first.json();
    expect(feed_url).toBe(`${origin}/topics/other/feed.json?exclude=empty`);
    const etag = first.headers.get("ETag") ?? "";
    const again = await request(feed_url, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });
});

describe("/feed", () => {
  it.each([
    [undefined, "rss"],
    ["*/*", "rss"],
    ["text/html", "rss"],
    ["application/atom+xml", "atom"],
    ["application/feed+json", "feed+json"],
    ["application/json, */*;q=0.1", "feed+json"],
    ["application/rss+xml;q=0.5, application/atom+xml", "atom"],
    ["application/xml", "rss"],
    ["nonsense", "rss"],
    [`${"a/b,".repeat(5000)}application/atom+xml`, "atom"],
  ])("answers Accept: %s with the preferred format", async (accept, name) => {
    const response = await request(
      "/feed",
      accept === undefined ? {} : { headers: { Accept: accept } },
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toContain(name);
    expect(response.headers.get("Vary")).toMatch(/(^|, *)Accept(,|$)/);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it("redirects to RSS if a slash follows", async () => {
    const response = await request("/feed/?limit=2");
    expect([response.status, response.headers.get("Location")]).toEqual([301, "/rss.xml?limit=2"]);
  });

  it("answers a preflight and refuses methods that would write", async () => {
    expect((await request("/feed", { method: "OPTIONS" })).status).toBe(204);
    expect((await request("/feed", { method: "POST" })).status).toBe(405);
  });
});

interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly {
    readonly parameter: string;
    readonly value: string;
    readonly detail: string;
    readonly nearest?: readonly string[];
  }[];
  readonly exists?: unknown;
}

/** The refusal that a program receives, after a check of the page that a person sees. */
async function refused(path: string, status: number): Promise<Problem> {
  const person = await request(path, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect(person.status, path.slice(0, 200)).toBe(status);
  expect(person.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const program = await request(path, { headers: { Accept: "application/rss+xml" } });
  expect(program.status).toBe(status);
  expect(program.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
  expect(program.headers.get("Cache-Control")).toBe("no-store");
  const page = await person.text();
  const problem: Problem = await program.json();
  expect(problem.status).toBe(status);
  expect(problem.errors.length).toBeGreaterThan(0);
  for (const { detail, nearest = [] } of problem.errors) {
    expect(page.replaceAll("&#39;", "'")).toContain(detail);
    for (const name of nearest) expect(page).toContain(`>${name}</a>`);
  }
  return problem;
}

describe("a bad value", () => {
  it.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=99999999999999999999999", "limit"],
    ["limit=-1", "limit"],
    ["limit=1e1", "limit"],
    ["limit=10.0", "limit"],
    ["limit=%D9%A3", "limit"],
    ["limit=1&limit=2", "limit"],
    ["content=html", "content"],
    ["content=full&content=summary", "content"],
    ["since=yesterday", "since"],
    ["since=2026-02-30", "since"],
    ["since=2026-11-22T09:30", "since"],
    ["since=2026-11-22T24:00:00Z", "since"],
    ["since=0000-01-01", "since"],
    ["until=99999-01-01", "until"],
    ["since=2026-11-22&until=2026-11-21", "until"],
    ["since=2026-11-22T00:00:00Z&until=2026-11-22T00:00:00Z", "until"],
    ["language=en_US", "language"],
    ["language=*", "language"],
    ["before=x", "before"],
    ["after=%00", "after"],
    ["before=0.a&after=0.b", "after"],
    [Array.from({ length: 101 }, (_, n) => `topic=t${n}`).join("&"), "topic"],
    [`topic=${Array.from({ length: 1000 }, (_, n) => `t${n}`).join()}`, "topic"],
    [`exclude=${Array.from({ length: 1000 }, (_, n) => `t${n}`).join()}`, "exclude"],
    [`language=${Array.from({ length: 1000 }, (_, n) => `x-${n}`).join()}`, "language"],
  ])("causes a 400 that names the parameter: %s", async (search, parameter) => {
    for (const path of ["/atom.xml", "/", "/topics/other/feed.json", "/authors/third/", "/feed"]) {
      const { errors, title } = await refused(`${path}?${search}`, 400);
      expect(errors.map((error) => error.parameter)).toContain(parameter);
      expect(title).toBe("The query cannot be understood");
    }
  });

  it("does not hide others: each is listed", async () => {
    const { errors, detail } = await refused(
      "/rss.xml?limit=x&content=y&since=z&until=w&topic=unknown&language=_",
      400,
    );
    expect(errors.map(({ parameter, value }) => [parameter, value]).sort()).toEqual([
      ["content", "y"],
      ["language", "_"],
      ["limit", "x"],
      ["since", "z"],
      ["topic", "unknown"],
      ["until", "w"],
    ]);
    for (const error of errors) expect(detail).toContain(error.detail);
  });

  it("is escaped in the page", async () => {
    const response = await request("/?limit=%3Cscript%3Ealert(1)%3C/script%3E", {
      headers: { Accept: "text/html" },
    });
    expect(await response.text()).not.toContain("<script>alert");
  });
});

describe("an unknown name", () => {
  it.each([
    ["/rss.xml?topic=reserch-news", "topic", "research-news"],
    ["/?topic=othr", "topic", "other"],
    ["/feed.json?exclude=emtpy", "exclude", "empty"],
    ["/atom.xml?author=frist-author", "author", "first-author"],
    ["/topics/researchnews/", "topic", "research-news"],
    ["/topics/researchnews/rss.xml", "topic", "research-news"],
    ["/authors/first-autor/atom.xml", "author", "first-author"],
  ])("causes a 404 that suggests the nearest name: %s", async (path, parameter, nearest) => {
    const { errors, exists, title } = await refused(path, 404);
    expect(title).toBe("There is nothing of this name");
    expect(errors[0]).toMatchObject({ parameter });
    expect(errors[0]?.nearest?.[0]).toBe(nearest);
    expect(JSON.stringify(exists)).toContain(`${origin}/topics/research-news/rss.xml`);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "%00", "%ff%fe", "%ed%a0%80"])(
    "may also be %s",
    async (name) => {
      for (const parameter of ["topic", "exclude", "author"]) {
        await refused(`/rss.xml?${parameter}=${name}`, 404);
      }
      await refused(`/topics/${name}/rss.xml`, 404);
      await refused(`/authors/${name}/`, 404);
    },
  );
});

describe("an endless query", () => {
  it.each([
    ["a long value", `topic=${"a".repeat(100_000)}`],
    ["many parameters", "x=1&".repeat(25_000)],
    ["many names", `topic=${"other,".repeat(20_000)}`],
    ["a long cursor", `before=0.${"a".repeat(100_000)}`],
    ["a long number", `limit=${"9".repeat(100_000)}`],
  ])("with %s is a 414", async (_, search) => {
    const { title } = await refused(`/rss.xml?${search}`, 414);
    expect(title).toBe("The query is too long");
    expect((await request(`/subscribe/?${search}`)).status).toBe(414);
  });

  it.each(["/topics/", "/authors/", "/languages/", "/articles/", "/tag/", "/"])(
    "in place of a name below %s is a 404 or a 400",
    async (folder) => {
      for (const name of ["a".repeat(100_000), "a,".repeat(50_000), "%2C".repeat(30_000)]) {
        for (const end of ["", "/", "/rss.xml", "/feed/"]) {
          expect([400, 404]).toContain((await request(folder + name + end)).status);
        }
      }
    },
  );

  it("is ignored if it is one unknown parameter of moderate length", async () => {
    const response = await request(`/rss.xml?utm_campaign=${"x".repeat(8000)}`);
    expect(response.status).toBe(200);
  });
});
