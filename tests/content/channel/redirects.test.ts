import { describe, expect, it } from "vitest";
import { createApp } from "../../../src/app/app.ts";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { takenPaths } from "../../../src/content/channel/redirects.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { channelYaml, contentFolder } from "../../support/content-folder.ts";
import { madeUp } from "../../support/made-up.ts";

const lines = channelYaml.split("\n").length;

async function read(...written: readonly string[]) {
  const yaml = ["redirects:", ...written.map((line) => `  ${line}`)].join("\n");
  const result = await readChannel(
    await contentFolder({ "channel.yaml": `${channelYaml}${yaml}\n` }),
  );
  return result.ok ? result.value.channel.redirects : result.errors.map(formatError);
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
    ["/a?b=c: /new/", "/a?b=c is not a path of this site"],
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
    ["/rss.xml: /atom.xml", "the site itself needs /rss.xml"],
    ["/%72ss.xml: /new/", "the site itself needs /%72ss.xml"],
    ["/%61rchive/1-20/: /new/", "the site itself needs /%61rchive/1-20/"],
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
