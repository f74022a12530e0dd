import { describe, expect, it } from "vitest";
import { queryParameters } from "../../../src/api/parameters.ts";
import { createApp } from "../../../src/app/app.ts";
import { takenParameters, takenPaths } from "../../../src/content/channel/old-address.ts";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { channelYaml, contentFolder } from "../../support/content-folder.ts";
import { channel, madeUp } from "../../support/made-up.ts";

const lines = channelYaml.split("\n").length;

/** What the channel holds with these lines of `redirects`, or the errors. */
async function read(...written: readonly string[]) {
  const { redirects, errors } = await readAll(...written);
  return redirects ?? errors;
}

async function readAll(...written: readonly string[]) {
  const yaml = ["redirects:", ...written.map((line) => `  ${line}`)].join("\n");
  const result = await readChannel(
    await contentFolder({ "channel.yaml": `${channelYaml}${yaml}\n` }),
  );
  if (!result.ok) return { errors: result.errors.map(formatError) };
  const { redirects, redirectPatterns } = result.value.channel;
  return { redirects, patterns: redirectPatterns };
}

describe("redirects in channel.yaml", () => {
  it("are stored in the form that look-ups need", async () => {
    expect(
      await read(
        "/old.html: /articles/new/",
        "/%E6%97%A7/: /新/",
        "/旧闻: https://archive.example.org/a?b",
        "/x: https://news.example.org/topics/other/",
      ),
    ).toEqual({
      "/old.html": "/articles/new/",
      "/旧/": "/%E6%96%B0/",
      "/旧闻": "https://archive.example.org/a?b",
      "/x": "/topics/other/",
    });
  });

  it.each([
    ["old.html: /new/", "old.html is not a path of this site"],
    ["//evil.example/: /new/", "//evil.example/ is not a path of this site"],
    ["/a?: /new/", "/a? is not a path of this site"],
    ["/a%3Fb: /new/", "/a%3Fb is not a path of this site"],
    ["/a%0Ab: /new/", "/a%0Ab is not a path of this site"],
    ["/a?b=1&b=2: /new/", "the query of /a?b=1&b=2 is too long, or repeats a parameter"],
    ["/a?b&c&d&e&f&g: /new/", "the query of /a?b&c&d&e&f&g is too long"],
    ["/?Topic=a: /new/", "the site itself needs /?Topic=a"],
    ["/?p=1&limit=5: /new/", "the site itself needs /?p=1&limit=5"],
    ["/rss.xml?p=1: /new/", "the site itself needs /rss.xml?p=1"],
    ["/?p=1: /?p=1", "/?p=1 leads back to itself"],
    ["/?p=1: /?x=2&p=1", "/?p=1 leads back to itself"],
    ['"/a#b": /new/', "/a#b is not a path of this site"],
    ["/a b: /new/", "/a b is not a path of this site"],
    ["/%zz: /new/", "/%zz is not a path of this site"],
    ["/a: new", "new is neither a path nor an address"],
    ["/a: //evil.example/", "//evil.example/ is neither a path nor an address"],
    ["/a: /\\evil.example/", "/\\evil.example/ is neither a path nor an address"],
    ["/a: http://example.org/", "http://example.org/ is neither a path nor an address"],
    ["/a: javascript:alert(1)", "javascript:alert(1) is neither a path nor an address"],
    ["/a: https://", "https:// is neither a path nor an address"],
    ['/a: "/b#c"', "/b#c is neither a path nor an address"],
    ["/a: [/b]", "a redirect needs an old path and a new one"],
    ["/a: /a", "/a leads back to itself"],
    ["/a: /a?b=c", "/a leads back to itself"],
    ["/a: https://news.example.org/%61", "/a leads back to itself"],
    ["/: /new/", "the site itself needs /"],
    ["/favicon.ico: /new/", "the site itself needs /favicon.ico"],
    ["/rss.xml: /atom.xml", "the site itself needs /rss.xml"],
    ["/%72ss.xml: /new/", "the site itself needs /%72ss.xml"],
    ["/%61rchive/1-20/: /new/", "the site itself needs /%61rchive/1-20/"],
    ["/openapi.json: /new/", "the site itself needs /openapi.json"],
    ["/%6fpenapi.json: /new/", "the site itself needs /%6fpenapi.json"],
    ["/volumes/x: /new/", "the site itself needs /volumes/x"],
    ["/sitemaps/1.xml: /new/", "the site itself needs /sitemaps/1.xml"],
    ["/topics/other/: /new/", "the site itself needs /topics/other/"],
    ["/topics/other/rss.xml: /new/", "the site itself needs /topics/other/rss.xml"],
    ["/media/a.png: /new/", "the site itself needs /media/a.png"],
  ])("are refused, with the line, if one is %s", async (line, message) => {
    const errors = await read("/good: /better", line);
    expect(errors).toEqual([expect.stringContaining(message)]);
    expect(errors).toEqual([
      expect.stringMatching(
        new RegExp(`^content/channel.yaml:${lines + 2}:\\d+: error: .*\\n.*\\n.*\\n help: \\w`),
      ),
    ]);
  });

  it("may tell old addresses apart by their queries, in any order", async () => {
    expect(
      await read(
        "/?p=123: /articles/new/",
        "/index.php?option=news&id=4: /articles/new/",
        "/a?q=%E6%97%A7+x: /rss.xml",
        "/?feed=podcast: /topics/other/rss.xml",
        "/?x: /",
      ),
    ).toEqual({
      "/?p=123": "/articles/new/",
      "/index.php?id=4&option=news": "/articles/new/",
      "/a?q=%E6%97%A7%20x": "/rss.xml",
      "/?feed=podcast": "/topics/other/rss.xml",
      "/?x=": "/",
    });
    expect(await read("/a?b=1&c=2: /x", "/a?c=2&b=%31: /y")).toEqual([
      expect.stringContaining("appears twice"),
    ]);
  });

  it("may name 20 sets of parameters, each of which a request tries", async () => {
    const all = Array.from({ length: 21 }, (_, number) => `/?a${number}=1: /new/`);
    expect(Object.keys((await read(...all.slice(1))) ?? {})).toHaveLength(20);
    expect(await read(...all)).toEqual([
      expect.stringMatching(/too many different parameters[\s\S]*\n help: write at most 20/),
    ]);
  });

  it("cannot take a parameter that the front page has a use for", () => {
    const elsewhere = ["feed", "format", "page", "raw"];
    const described = Object.values(queryParameters(channel)).map(({ name }) => name);
    expect([...new Set(described)].filter((name) => !elsewhere.includes(name)).sort()).toEqual(
      [...takenParameters].sort(),
    );
  });

  it("must be a list of paths", async () => {
    expect(await read("- /a")).toEqual([expect.stringContaining("help: write both, as in")]);
  });

  it("are all reported if they form a circle, but not if they lead into one", async () => {
    const errors = await read("/a: /b", "/b: /c?x=y", "/c: /a", "/d: /a");
    expect(errors).toEqual(
      ["/a", "/b", "/c"].map((path) => expect.stringContaining(`${path} leads back to itself`)),
    );
  });

  it("cannot give one path in two spellings", async () => {
    expect(await read("/a: /b", "/%61: /c")).toEqual([expect.stringContaining("appears twice")]);
  });

  it.each([
    ["today", 60],
    ["before 1970", -60],
  ])("cannot take over an archive of articles of %s", async (_, days) => {
    const articles = Array.from({ length: 60 }, (_, n) => ({ published: (n + days) * 86_400_000 }));
    const feed = await madeUp(articles).ask("/rss.xml", 1e12);
    const [, path = ""] =
      /rel="prev-archive"[^>]* href="https:\/\/example\.org([^"]*)"/.exec(await feed.text()) ?? [];
    expect(path).toMatch(/^\/archive\/.*\/rss\.xml$/);
    expect(await read(`${path}: /new/`)).toEqual([
      expect.stringContaining(`the site itself needs ${path}`),
    ]);
  });

  it("may come from the archive of a former site", async () => {
    const old = ["/archive/2019/hello.html", "/archive/hello.html", "/archive/a-title/"];
    expect(await read(...old.map((path) => `${path}: /new/`))).toEqual(
      Object.fromEntries(old.map((path) => [path, "/new/"])),
    );
  });

  it("cannot take over any path that the site's routes name", () => {
    const { catalogue } = madeUp([]);
    const named = createApp(catalogue, () => 0)
      .routes.map(({ path }) => path)
      // Names with a hash and patterns with parameters are not fixed paths.
      .filter((path) => !/[:*]|^\/(script|style)\./.test(path));
    expect([...new Set(named)].sort()).toEqual([...takenPaths].sort());
  });
});

describe("patterns of redirects in channel.yaml", () => {
  it("are kept apart from single addresses", async () => {
    expect(
      await readAll(
        "/blog/*: /articles/*",
        "/:year/:month/:slug/: /articles/:slug/",
        "/thema/:name/feed/: /topics/:name/rss.xml",
        "/shop/*: https://shop.example.org/*",
        "/archiv/:id.html: https://archive.example.org/:id.html",
        "/about-us/*: /旧/",
        "/old: /new/",
      ),
    ).toEqual({
      redirects: { "/old": "/new/" },
      patterns: [
        { from: "/blog/*", to: "/articles/*" },
        { from: "/:year/:month/:slug/", to: "/articles/:slug/" },
        { from: "/thema/:name/feed/", to: "/topics/:name/rss.xml" },
        { from: "/shop/*", to: "https://shop.example.org/*" },
        { from: "/archiv/:id.html", to: "https://archive.example.org/:id.html" },
        { from: "/about-us/*", to: "/%E6%97%A7/" },
      ],
    });
  });

  it.each([
    ["/a*: /new/", "/a* is not a pattern of paths"],
    ["/*/a: /new/", "/*/a is not a pattern of paths"],
    ["//*: /new/", "//* is not a pattern of paths"],
    ["/a/:Slug/: /new/", "/a/:Slug/ is not a pattern of paths"],
    ["/a/:slug-x/: /new/", "/a/:slug-x/ is not a pattern of paths"],
    ["/a/:x?b=c: /new/", "/a/:x?b=c is not a pattern of paths"],
    ["/%zz/*: /new/", "/%zz/* is not a pattern of paths"],
    [`${"/a".repeat(13)}/*: /new/`, "is not a pattern of paths"],
    ["/topics/:x/: /new/", "the site itself needs addresses that begin with /topics/"],
    ["/%6dedia/*: /new/", "the site itself needs addresses that begin with /media/"],
    ["/:a/:a/: /articles/:a/", "the values of /:a/:a/ and /articles/:a/ do not match"],
    ["/:a/: /articles/:b/", "the values of /:a/ and /articles/:b/ do not match"],
    ["/:a/: /articles/*", "the values of /:a/ and /articles/* do not match"],
    ["/:a/: https://u:a@evil.example/", "a pattern cannot lead to https://u:a@evil.example/"],
    ["/:a/: https://:a/", "a pattern cannot lead to https://:a/"],
    ["/:a/: https://:a.example/", "a pattern cannot lead to https://:a.example/"],
    ["/*: https://*", "a pattern cannot lead to https://*"],
    ["/*: https://*/", "a pattern cannot lead to https://*/"],
    ["/*: https://example.org*", "a pattern cannot lead to https://example.org*"],
    ["/*: https://news.example.org/*", "a pattern cannot lead to https://news.example.org/*"],
    [
      "/*: https://NEWS.example.org:443/*",
      "a pattern cannot lead to https://NEWS.example.org:443/*",
    ],
    ["/a/*: /*", "a pattern cannot lead to /*"],
    ["/a/:b/: //:b/", "a pattern cannot lead to //:b/"],
    ["/a/:b/: /:b/", "a pattern cannot lead to /:b/"],
    ["/a/:b/: /archive/:b/", "a pattern cannot lead to /archive/:b/"],
    ["/a/*: http://example.org/*", "a pattern cannot lead to http://example.org/*"],
    ["/a/*: javascript:/*", "a pattern cannot lead to javascript:/*"],
    ["/:a/: https://example.org:/:a", "a pattern cannot lead to https://example.org:/:a"],
    ["/*: https://example.org@evil.example/*", "a pattern cannot lead to https://example.org@evil"],
    ["/a/*: /a/b", "/a/* leads back to itself"],
    ["/*: /about/", "/* leads back to itself"],
  ])("are refused, with the line, if one is %s", async (line, message) => {
    const { errors } = await readAll("/good: /better", line);
    expect(errors).toEqual([expect.stringContaining(message)]);
    expect(errors).toEqual([
      expect.stringMatching(
        new RegExp(`^content/channel.yaml:${lines + 2}:\\d+: error: .*\\n.*\\n.*\\n help: \\w`),
      ),
    ]);
  });

  it("cannot form a circle, among themselves or with single addresses", async () => {
    for (const circle of [
      ["/a/*: /b/c", "/b/*: /a/c"],
      ["/b: /a/x", "/a/*: /b"],
    ]) {
      const { errors } = await readAll(...circle, "/c/*: /a/x");
      expect(errors).toEqual(
        circle.map((line) =>
          expect.stringContaining(`${line.split(": ")[0]} leads back to itself`),
        ),
      );
    }
    expect((await readAll("/*: /archive/", "/x: /")).errors).toBeUndefined();
  });

  it("cannot match the same paths", async () => {
    expect((await readAll("/:a/:b/: /archive/", "/:x/:y: /")).errors).toEqual([
      expect.stringContaining("/:x/:y appears twice, written in two ways"),
    ]);
  });

  it("are 100 at most", async () => {
    const all = Array.from({ length: 101 }, (_, number) => `/a${number}/*: /articles/*`);
    expect((await readAll(...all.slice(1))).patterns).toHaveLength(100);
    expect((await readAll(...all)).errors).toEqual([
      expect.stringContaining("there are more than 100 patterns"),
    ]);
  });
});
