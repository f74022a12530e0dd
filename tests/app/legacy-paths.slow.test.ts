import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../support/any-character.ts";
import { madeUp } from "../support/made-up.ts";

const now = 10;
const site = madeUp(
  [
    { topics: ["a"], authors: [{ slug: "ann", name: "Ann" }], language: "zh-Hans" },
    {
      slug: "new",
      aliases: ["old"],
      oldAddresses: ["/?p=123", "/2019/03/title/"],
      authors: [{ slug: "李雷", name: "李雷" }],
    },
    { slug: "later", published: 1000, oldAddresses: ["/?p=124", "/2019/04/later/"] },
    { slug: "wrong", oldAddresses: ["/?p=125"], withdrawn: { date: 1, reason: "" } },
  ],
  {
    redirects: {
      "/old/page.html": "/articles/new/",
      "/topics/gone/": "/topics/a/?limit=2",
      "/旧/": "/%E6%96%B0/",
      "/away": "https://archive.example.org/x",
      "/?x=1": "/",
      "/?feed=podcast": "/topics/a/rss.xml",
      "/blog/feed/": "/atom.xml",
    },
    redirectPatterns: [
      { from: "/blog/*", to: "/articles/*" },
      { from: "/:year/:month/:slug/", to: "/articles/:slug/" },
      { from: "/:slug.html", to: "/articles/:slug/" },
      { from: "/thema/:name/", to: "/topics/:name/" },
      { from: "/thema/:name/feed/", to: "/topics/:name/rss.xml" },
      { from: "/archives/*", to: "/archive/" },
      { from: "/x/*", to: "https://archive.example.org/x/*" },
      { from: "/:slug/", to: "/articles/:slug/" },
    ],
  },
);

async function lead(path: string): Promise<[status: number, location: string | null]> {
  const { status, headers } = await site.ask(path, now);
  return [status, headers.get("Location")];
}

describe("a legacy path", () => {
  it.each([
    ["/feed/", "/rss.xml"],
    ["/feed.xml", "/rss.xml"],
    ["/feed.rss", "/rss.xml"],
    ["/rss", "/rss.xml"],
    ["/rss/", "/rss.xml"],
    ["/index.xml", "/rss.xml"],
    ["/index.rss", "/rss.xml"],
    ["/feed/rss/", "/rss.xml"],
    ["/feed/rss2/", "/rss.xml"],
    ["/RSS.xml", "/rss.xml"],
    ["//rss.xml", "/rss.xml"],
    ["/atom", "/atom.xml"],
    ["/atom/", "/atom.xml"],
    ["/feed/atom/", "/atom.xml"],
    ["/json", "/feed.json"],
    ["/index.json", "/feed.json"],
    ["/topics/a/feed/", "/topics/a/rss.xml"],
    ["/topics/a/feed", "/topics/a/rss.xml"],
    ["/topics/a/atom", "/topics/a/atom.xml"],
    ["/tag/a/feed/", "/topics/a/rss.xml"],
    ["/tag/A/feed/atom/", "/topics/a/atom.xml"],
    ["/category/a/feed/", "/topics/a/rss.xml"],
    ["/category/a/", "/topics/a/"],
    ["/tags/a", "/topics/a/"],
    ["/topics/a", "/topics/a/"],
    ["/author/ann/feed/", "/authors/ann/rss.xml"],
    ["/author/ann/", "/authors/ann/"],
    ["/authors/ann", "/authors/ann/"],
    ["/author/%E6%9D%8E%E9%9B%B7", "/authors/%E6%9D%8E%E9%9B%B7/"],
    ["/language/zh-hans", "/languages/zh-hans/"],
    ["/?feed=rss2", "/rss.xml"],
    ["/?feed=rss", "/rss.xml"],
    ["/?feed=atom", "/atom.xml"],
    ["/?feed=json&utm_source=x", "/feed.json"],
    ["/topics/a/?feed=rss2", "/topics/a/rss.xml"],
    ["/topics/a/?limit=2&feed=atom", "/topics/a/atom.xml?limit=2"],
    ["/?topic=a&feed=rss2", "/topics/a/rss.xml"],
    ["/authors/ann/?feed=rss2", "/authors/ann/rss.xml"],
    ["/articles/old/", "/articles/new/"],
    ["/articles/old", "/articles/new/"],
    ["/?p=123", "/articles/new/"],
    ["/2019/03/title/", "/articles/new/"],
    ["/?p=125", "/articles/wrong/"],
    ["/?x=1", "/"],
    ["/?feed=podcast", "/topics/a/rss.xml"],
    ["/blog/feed/", "/atom.xml"],
    ["/blog/new", "/articles/new/"],
    ["/blog/old/", "/articles/new/"],
    ["/2020/1/new/", "/articles/new/"],
    ["/new.html", "/articles/new/"],
    ["/new/", "/articles/new/"],
    ["/thema/a/", "/topics/a/"],
    ["/thema/a/feed", "/topics/a/rss.xml"],
    ["/archives/2019/", "/archive/"],
    ["/x/y/z/", "https://archive.example.org/x/y/z/"],
  ])("%s redirects permanently to %s", async (path, target) => {
    expect(await lead(path)).toEqual([301, target]);
  });

  it.each([
    ["/feed/?topic=a&utm_source=x%20y", "/rss.xml?topic=a&utm_source=x%20y"],
    ["/tag/a/feed/?limit=5", "/topics/a/rss.xml?limit=5"],
    ["/topics/a?exclude=b", "/topics/a/?exclude=b"],
    ["/old/page.html?x=1", "/articles/new/?x=1"],
    ["/topics/gone/?content=summary", "/topics/a/?limit=2&content=summary"],
    ["/%E6%97%A7/?x=%E5%8C%97", "/%E6%96%B0/?x=%E5%8C%97"],
    ["/?utm_source=x&p=123&y=%E5%8C%97", "/articles/new/?utm_source=x&y=%E5%8C%97"],
    ["/?x=1&topic=a", "/?topic=a"],
    ["/new/?utm_source=x", "/articles/new/?utm_source=x"],
    ["/away?y=2", "https://archive.example.org/x?y=2"],
  ])("%s keeps its query in the redirect to %s", async (path, target) => {
    expect(await lead(path)).toEqual([301, target]);
  });

  it.each([
    "/?feed=constructor",
    "/?feed=__proto__",
    "/?feed=",
    "/articles/new/",
    "/rss.xml",
    "/feed",
    "/?p=126",
    "/?p=",
    "/?x=10",
    // A pattern matches these, but the site has something there.
    "/archive/",
    "/subscribe/",
    "/topics/",
  ])("%s does not redirect", async (path) => {
    expect(await lead(path)).toEqual([200, null]);
  });

  it("a scheduled article is not told by its old addresses", async () => {
    for (const path of ["/2019/04/later/", "/blog/later/", "/2019/04/later/", "/later.html"]) {
      expect(await lead(path)).toEqual([404, null]);
    }
    expect(await lead("/?p=124")).toEqual([200, null]);
    const { headers } = await site.ask("/?p=124", 1000);
    expect(headers.get("Location")).toBe("/articles/later/");
  });

  it.each([
    "/blog/nothing/",
    "/blog/new/more/",
    "/20/01/new/",
    "/thema/nothing/",
    "/blog//evil.example/",
    "/blog/%2f%2fevil.example/",
    "/topics/nothing/feed/",
    "/tag/__proto__/feed/",
    "/constructor",
    "/tag/a/feed/constructor",
    "/__proto__/a/feed/",
    "/old/page.html/",
    "/topics/,/",
    "/topics/%20/rss.xml",
    "/languages/,/feed.json",
    "//evil.example/",
    "//evil.example/rss.xml",
    "/\\evil.example/",
    "/%2f%2fevil.example/",
    "/%5cevil.example",
    "/tag//evil.example/feed",
    "/topics//evil.example",
    "/topics/%2f%2fevil.example",
    "/https://evil.example/feed",
  ])("%s is not found", async (path) => {
    expect(await lead(path)).toEqual([404, null]);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    "",
    "feed",
    "rss",
    "rss.xml",
    "atom",
    "atom.xml",
    "json",
    "feed.json",
    "index.xml",
  ),
  fc.constantFrom(
    "topics",
    "topic",
    "tag",
    "category",
    "author",
    "authors",
    "languages",
    "articles",
  ),
  fc.constantFrom(
    "a",
    "A",
    "ann",
    "李雷",
    "zh",
    "zh-Hans",
    "a,b",
    " a",
    "new",
    "old",
    "gone",
    "archive",
  ),
  fc.constantFrom(
    "..",
    ".",
    "\\",
    "//evil.example",
    "\\\\evil.example",
    "https:",
    "?feed=rss2",
    "#",
  ),
  fc.constantFrom("__proto__", "constructor", "\0", "\ud800", "%", "%2f", "%252f", "\r\n", "0-50"),
  fc.string({ unit: anyCharacter, maxLength: 4 }),
);
const path = fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 6 }).map((pieces) => {
  const written = pieces.map(([text, encoded]) =>
    encoded ? encodeURIComponent(text.toWellFormed()) : text.replace(/[?#]/g, ""),
  );
  return `/${written.join("/")}`;
});

it("never redirects to itself, in a circle, or to a site that the channel does not name", async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.constantFrom("", "?x=1", "?feed=rss2"), async (start, search) => {
      let at = `https://example.org${start}${search}`;
      for (let hops = 0; ; hops++) {
        expect(hops, `${start}${search} → ${at}`).toBeLessThan(4);
        const response = await site.ask(at, now);
        expect(response.status).toBeLessThan(500);
        const location = response.headers.get("Location");
        if (location === null) break;
        expect(response.status).toBe(301);
        const target = new URL(location, at);
        if (target.href.startsWith("https://archive.example.org/x")) break;
        expect(target.origin, location).toBe("https://example.org");
        expect(target.href).not.toBe(new URL(at).href);
        at = target.href;
      }
    }),
    { numRuns: 3000 },
  );
});
