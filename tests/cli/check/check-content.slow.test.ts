import { describe, expect, it } from "vitest";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const dated = "published: 2026-01-01\ntopics: [research-news, other]";
const article = (body: string, more = "") => articleSource(`title: A\n${dated}${more}`, body);

/** Checks a folder with the article a, which has this body, and other files. Returns the reports as text. */
async function reportsOn(body: string, files: Record<string, string | Uint8Array> = {}, more = "") {
  const folder = await contentFolder({
    "articles/2026/a/index.md": article(body, more),
    ...files,
  });
  const { reports } = await checkContent(folder, now);
  return reports.map(formatError);
}

describe("a link inside the site", () => {
  it.each([
    "/",
    "/rss.xml",
    "/feed.json#top",
    "/topics/research-news/",
    "/topics/other",
    "/topics/other/atom.xml?x=1",
    "/opml.xml",
    "/articles/a/",
    "/articles/b",
    "/articles/former-b/#part",
    "https://news.example.org/articles/b/",
    "https://elsewhere.example/articles/nothing/",
    "//elsewhere.example/nothing",
    "mailto:desk@example.org",
    "#part",
  ])("to %s works", async (address) => {
    const b = article("Body.", "\naliases: [former-b]");
    expect(await reportsOn(`[Link](${address})`, { "articles/2026/b/index.md": b })).toEqual([]);
  });

  it.each([
    ["/articles/aa/", /there is no article aa\n.*\n.*\n help: write \/articles\/a\/, or/],
    ["https://news.example.org/articles/aa/", /there is no article aa\n/],
    ["/articles/a/index.md", /there is nothing at \/articles\/a\/index\.md on this site\n/],
    [
      "/topics/reserch-news/atom.xml",
      /nothing at \/topics\/reserch-news\/atom\.xml .*\n.*\n.*\n help: write \/topics\/research-news\/atom\.xml, or/,
    ],
    ["/volumes/all/0.rss", /there is nothing at \/volumes\/all\/0\.rss on this site/],
    ["/media/photo.jpg", /\n help: put the file in the article's folder/],
    ["/a%20b", /there is nothing at \/a b on this site/],
    ["/%ff", /there is nothing at \/%ff on this site/],
  ])("to %s is dead, and the error points at the address", async (address, expected) => {
    const errors = await reportsOn(`Text.\n\nA [link](${address}) here.`);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /^content\/articles\/2026\/a\/index\.md:9:10: error: .*\n 9 \| A \[link\]/,
    );
    expect(errors[0]).toMatch(expected);
  });

  it("each gives an error at its own place, however it is written", async () => {
    const errors = await reportsOn(
      '[a](/articles/x/) /articles/x/y [b](/articles/x/ "T")\n\n[c][ref] <a href="/articles/x/">d</a>\n\n[ref]: </articles/x/>',
    );
    expect(errors.map((error) => error.split(" error")[0])).toEqual([
      "content/articles/2026/a/index.md:7:5:",
      "content/articles/2026/a/index.md:7:37:",
      "content/articles/2026/a/index.md:9:19:",
      "content/articles/2026/a/index.md:11:9:",
    ]);
  });

  it.each([
    ["status: draft", /error: the article b is a draft, which readers cannot see/],
    ["withdrawn: { date: 2026-02-01, reason: Wrong }", /warning: the article b has been withdrawn/],
    ["expires: 2026-02-01", /warning: the article b expired on 2026-01-31T16:00:00Z/],
    ["expires: 2027-02-01", undefined],
  ])("to an article with %s", async (field, expected) => {
    const b = article("Body.", `\n${field}`);
    const errors = await reportsOn("[b](/articles/b/)", { "articles/2026/b/index.md": b });
    if (expected === undefined) expect(errors).toEqual([]);
    else expect(errors.join("\n\n")).toMatch(expected);
  });

  it("to a scheduled article gives a warning, unless the linking article comes later still", async () => {
    const files = (published: string) => ({
      "articles/2026/b/index.md": articleSource(`title: B\npublished: 2026-12-01`),
      "articles/2026/c/index.md": articleSource(
        `title: C\npublished: ${published}`,
        "[b](/articles/b/)",
      ),
    });
    const linking = async (published: string) =>
      (await reportsOn("", files(published)))
        .filter((error) => error.includes("the article b"))
        .join();
    expect(await linking("2026-11-01")).toMatch(
      /c\/index\.md:6:5: warning: the article b is not public until 2026-11-30T16:00:00Z/,
    );
    expect(await linking("2026-12-02")).toBe("");
  });

  it.each(["status: draft", "withdrawn: { date: 2026-02-01, reason: Wrong }"])(
    "in an article with %s gives only a warning",
    async (field) => {
      const errors = await reportsOn("[x](/articles/x/)", {}, `\n${field}`);
      expect(errors.join()).toMatch(/:8:5: warning: there is no article x/);
    },
  );
});

describe("a path in channel.yaml", () => {
  const files = {
    "articles/2026/b/index.md": article("Body.", "\nstatus: draft"),
    "articles/2026/c/index.md": article(
      "Body.",
      "\nwithdrawn: { date: 2026-02-01, reason: Wrong }",
    ),
    "articles/2026/d/index.md": article("Body.", "\naliases: [former-d]\nexpires: 2026-02-01"),
    "articles/2026/e/index.md": article("Body.", "\naliases: [former-e]"),
  };
  const reportsOf = (more: string) =>
    reportsOn("Body.", { ...files, "channel.yaml": `${channelYaml}${more}\n` });

  it.each([
    "/articles/e/",
    "/articles/former-e",
    "/articles/e/?page=2",
    "/topics/other/",
    "/topics/other/atom.xml",
    "/other-old",
    "/articles/long-gone/",
    "https://news.example.org/articles/e/",
    "https://elsewhere.example/nothing",
  ])("may lead to %s", async (target) => {
    const more = "  /other-old: /subscribe/\n  /articles/long-gone/: /articles/e/";
    expect(await reportsOf(`redirects:\n  /old: ${target}\n${more}`)).toEqual([]);
    if (!target.startsWith("/articles/long")) {
      expect(await reportsOf(`feeds: { about: "${target}" }\nredirects:\n${more}`)).toEqual([]);
    }
  });

  it.each([
    [
      "/articles/ee/",
      /error: redirects\.\/old: there is no article ee\n.*\n.*\n help: write \/articles\/e\/, or remove the line/,
    ],
    ["/articles/b/", /error: redirects\.\/old: the article b is a draft/],
    ["/articles/d/", /warning: redirects\.\/old: the article d expired on /],
    [
      "/topics/othr/",
      /error: .* nothing at \/topics\/othr\/ .*\n.*\n.*\n help: write \/topics\/other\/, or remove the line/,
    ],
    ["/media/report-0123.pdf", /error: .*\n.*\n.*\n help: write the address that the file has now/],
    ["/contact.html", /error: .* nothing at \/contact\.html on this site/],
    ["https://news.example.org/contact/", /error: .* nothing at \/contact\/ on this site/],
  ])("that leads to %s is reported at its line", async (target, expected) => {
    const [report, ...others] = await reportsOf(`redirects:\n  /old: ${target}`);
    expect(others).toEqual([]);
    expect(report).toMatch(/^content\/channel\.yaml:13:9: /);
    expect(report).toMatch(expected);
  });

  it("may lead to an article that was withdrawn, but does not explain the feeds then", async () => {
    expect(await reportsOf("redirects:\n  /old: /articles/c/")).toEqual([]);
    expect(await reportsOf("feeds: { about: /articles/c/ }")).toEqual([
      expect.stringMatching(
        /^content\/channel\.yaml:12:17: warning: feeds\.about: the article c has been withdrawn/,
      ),
    ]);
  });

  it("that explains the feeds must exist", async () => {
    expect(await reportsOf("feeds: { about: /articles/what-feeds/ }")).toEqual([
      expect.stringMatching(
        /^content\/channel\.yaml:12:17: error: feeds\.about: there is no article what-feeds/,
      ),
    ]);
  });
});

describe("files and topics", () => {
  it("a file that no article uses gives a warning", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
    const warnings = await reportsOn("![A square](used.svg)\n\n[A file](report.pdf)", {
      "articles/2026/a/used.svg": svg,
      "articles/2026/a/Unused.svg": svg,
      "articles/2026/a/.DS_Store": "",
      "articles/2026/a/notes/old.txt": "",
      "articles/2026/a/report.pdf": "%PDF-1.7",
    });
    expect(warnings.map((warning) => warning.split("\n")[0])).toEqual([
      "content/articles/2026/a/Unused.svg:1:1: warning: no article uses this file",
      "content/articles/2026/a/notes/old.txt:1:1: warning: no article uses this file",
    ]);
  });

  it("a picture whose name has spaces and stands in the text gives one warning, not two", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
    const warnings = await reportsOn("![A square](my square.svg)", {
      "articles/2026/a/my square.svg": svg,
      "articles/2026/a/my circle.svg": svg,
    });
    expect(warnings.map((warning) => warning.split("\n")[0])).toEqual([
      "content/articles/2026/a/index.md:7:1: warning: this picture does not appear, because the name of its file contains a space",
      "content/articles/2026/a/my circle.svg:1:1: warning: no article uses this file",
    ]);
  });

  it("a topic without an article and an article without a topic give a warning", async () => {
    const folder = await contentFolder({
      "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01\ntopics: [other]"),
      "articles/2026/b/index.md": articleSource("title: B\npublished: 2026-01-01\ntopics: []"),
      "articles/2026/c/index.md": articleSource("title: C\npublished: 2026-01-01"),
    });
    const { reports } = await checkContent(folder, now);
    expect(reports.map((report) => formatError(report).split("\n")[0])).toEqual([
      "content/channel.yaml:10:13: warning: no article has the topic research-news, so its page and feeds are empty",
      "content/articles/2026/b/index.md:4:1: warning: this article has no topic, so readers who follow a topic will not see it",
      "content/articles/2026/c/index.md:1:1: warning: this article has no topic, so readers who follow a topic will not see it",
    ]);
  });
});

it("reports errors of the content and of the ledger together", async () => {
  const errors = await reportsOn("", {
    "articles/2026/b/index.md": "no front matter",
    "published.json": "{",
  });
  expect(errors.map((error) => error.split("\n")[0])).toEqual([
    "content/articles/2026/b/index.md:1:1: error: the article does not begin with front matter",
    expect.stringMatching(/^content\/published\.json:1:2: error: the ledger is not valid JSON/),
  ]);
});
