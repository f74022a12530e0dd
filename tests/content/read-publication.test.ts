import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatError } from "../../src/content/content-error.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { articleSource, channelYaml, contentFolder } from "../support/content-folder.ts";

const good = articleSource("title: Good\npublished: 2026-01-01\ntopics: [research-news]");

/** The errors in a folder, as a person sees them. */
async function errorsOf(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const read = await readPublication(await contentFolder(files));
  return read.ok ? [] : read.errors.map(formatError);
}

describe("a content folder", () => {
  it("is read whole", async () => {
    const read = await readPublication(
      await contentFolder({ "articles/2026/good/index.md": good }),
    );
    expect(read.ok && read.value.manuscripts.map(({ article }) => article)).toEqual([
      {
        slug: "good",
        aliases: [],
        title: "Good",
        summary: "Body.",
        published: Date.parse("2025-12-31T16:00:00Z"),
        updated: Date.parse("2025-12-31T16:00:00Z"),
        language: "en",
        expires: undefined,
        draft: false,
        withdrawn: undefined,
        topics: ["research-news"],
        authors: [],
        credits: [],
        corrections: [],
        translations: [],
        attachments: [],
      },
    ]);
  });

  it("takes another address in development", async () => {
    const folder = await contentFolder({ "articles/2026/good/index.md": good });
    const read = await readPublication(folder, "http://localhost:1234");
    expect(read.ok && read.value.channel.url).toBe("http://localhost:1234");
  });

  it("causes an error with a fix if it is missing or has no articles", async () => {
    const folder = await contentFolder({});
    const noArticles = await readPublication(folder);
    expect(noArticles.ok ? "" : noArticles.errors.map(formatError).join()).toMatch(
      /^content\/articles:1:1: error: .*\n help: create the folder content\/articles/,
    );
    await rm(folder, { recursive: true });
    const missing = await readPublication(join(folder, "nowhere"));
    expect(missing.ok ? "" : missing.errors.map(formatError).join()).toMatch(
      /^content\/channel.yaml:1:1: error: this file cannot be read/,
    );
  });
});

describe("channel.yaml", () => {
  it.each([
    ["broken YAML", "title: [", /channel\.yaml:\d+:\d+: error: this is not valid YAML/],
    ["no content", "", /channel\.yaml:1:1: error: fields are expected here/],
    [
      "an unknown key",
      `${channelYaml}colour: red\n`,
      /channel\.yaml:12:1: error: colour: there is no such field\n 12 \| colour: red/,
    ],
    [
      "an impossible time zone",
      channelYaml.replace("Asia/Shanghai", "Mars/Olympus"),
      /:4:11: error: timeZone: this is not a time zone\n.*\n.*\n help: write one, as in Asia\/Shanghai/,
    ],
    [
      "an address with a path",
      channelYaml.replace("https://news.example.org", "https://news.example.org/x/"),
      /:5:6: error: url: this is not a site's address/,
    ],
    [
      "an authority without a date",
      channelYaml.replace("example.org,2026", "example.org"),
      /:6:12: error: authority: this is not an authority/,
    ],
    [
      "an authority with an impossible date",
      channelYaml.replace("example.org,2026", "example.org,2026-13"),
      /:6:12: error: authority: this is not an authority/,
    ],
    [
      "two topics with the same slug",
      channelYaml.replace("slug: other", "slug: research-news"),
      /:11:\d+: error: the slug research-news appears twice under topics/,
    ],
    [
      "an invalid slug",
      channelYaml.replace("slug: other", "slug: Ot/her"),
      /:11:13: error: topics\.1\.slug: this is not a slug/,
    ],
  ])("causes an error with its position if it has %s", async (_, yaml, expected) => {
    const errors = await errorsOf({ "channel.yaml": yaml, "articles/2026/good/index.md": good });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(expected);
  });
});

it("a mistake in channel.yaml does not hide files in the wrong place", async () => {
  const errors = await errorsOf({ "channel.yaml": "title: [", "posts/hello.md": good });
  expect(errors).toHaveLength(2);
  expect(errors[1]).toMatch(
    /^content\/posts\/hello\.md:1:1: error: this file is in the wrong place/,
  );
});

describe("an article", () => {
  it.each([
    [
      "with an unknown topic",
      articleSource("title: A\npublished: 2026-01-01\ntopics:\n  - other\n  - reserch"),
      /index\.md:6:5: error: there is no topic reserch\n 6 \| {3}- reserch\n {3}\| {5}\^\n help: write research-news \(or other\), or add it/,
    ],
    [
      "without a title",
      articleSource("published: 2026-01-01"),
      /error: title: the title is missing or is not text\n.*\n.*\n help: write the title as text/,
    ],
    [
      "with a date that does not exist",
      articleSource("title: A\npublished: 2022-02-30"),
      /:3:12: error: "2022-02-30" is not a date in the calendar/,
    ],
    ["without front matter", "# A\n", /:1:1: error: the article does not begin with front matter/],
    [
      "whose front matter never ends",
      "---\ntitle: A\n",
      /:1:1: error: the front matter never ends/,
    ],
    ["with JavaScript for front matter", "---js\n{}\n---\n", /:1:4: error: front matter must be/],
    [
      "with a key twice",
      articleSource("title: A\ntitle: B\npublished: 2026-01-01"),
      /:3:1: error: this is not valid YAML: Map keys must be unique/,
    ],
    [
      "with an image that is not there",
      articleSource("title: A\npublished: 2026-01-01", "Text.\n\n![Alt](missing.png)"),
      /:8:1: error: there is no image missing\.png in the article's folder/,
    ],
    ["that is not UTF-8", Uint8Array.of(0x2d, 0xff, 0xfe), /:1:2: error: this file is not UTF-8/],
  ])("%s causes an error with its position", async (_, source, expected) => {
    const errors = await errorsOf({ "articles/2026/bad/index.md": source });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(expected);
  });

  it("reports everything that is wrong, in every file, at once", async () => {
    const errors = await errorsOf({
      "articles/2026/a/index.md": articleSource("title: ''\npublished: x\ntopics: [no]"),
      "articles/2026/b/index.md": articleSource(
        "title: B\npublished: x\ntopics: [no]",
        "![a](b.png)",
      ),
      "articles/2026/good/index.md": good,
    });
    expect(errors.map((error) => error.split(" error: ")[0])).toEqual([
      "content/articles/2026/a/index.md:2:8:",
      "content/articles/2026/b/index.md:3:12:",
      "content/articles/2026/b/index.md:4:10:",
      "content/articles/2026/b/index.md:7:1:",
    ]);
  });

  it("cannot share its slug with another", async () => {
    const errors = await errorsOf({
      "articles/2025/same/index.md": good,
      "articles/2026/same/index.md": good,
    });
    expect(errors.join()).toMatch(
      /2026\/same\/index\.md:1:1: error: there is another article with the slug same: content\/articles\/2025\/same\/index\.md/,
    );
  });

  it("cannot have a folder whose name is not a slug", async () => {
    const errors = await errorsOf({ "articles/2026/Not An Address/index.md": good });
    expect(errors.join()).toContain(
      'the folder\'s name "Not An Address" cannot be part of an address',
    );
  });

  it("loses only the characters that XML cannot contain", async () => {
    const source = articleSource(
      'title: "a\\u0000b\\uD800c\\uFFFEd 🙂"\npublished: 2026-01-01',
      "x\u0001y\u000bz &#x1; &#xFFFE; 🙂",
    );
    const read = await readPublication(
      await contentFolder({
        "articles/2026/a/index.md": `\uFEFF${source.replaceAll("\n", "\r\n")}`,
      }),
    );
    const [manuscript] = read.ok ? read.value.manuscripts : [];
    expect(manuscript?.article.title).toBe("ab\uFFFDcd 🙂");
    expect(manuscript?.article.summary).toMatch(/^xyz .*🙂$/);
    expect(JSON.stringify(manuscript?.body)).not.toMatch(/\\u0001|\\u000b|\uFFFE/);
  });
});

describe("the front matter of an article", () => {
  const frontMatter = (more: string) => articleSource(`title: A\npublished: 2026-01-02\n${more}`);

  it.each([
    ["updated: 2026-01-01", /:4:10: error: this is before the article was published/],
    ["expires: 2025-01-01", /:4:10: error: this is before the article was published/],
    ["pinned: 2025-01-01", /:4:9: error: this is before the article was published/],
    [
      "pinned: true",
      /:4:9: error: pinned: the date until which .*\n.*\n.*\n help: write one, as in/,
    ],
    [
      "authors: [somebody]",
      /:4:11: error: nobody has the slug somebody\n.*\n.*\n help: write \{ name: … \}/,
    ],
    [
      "translations: { fr: ../none/index.md }",
      /:4:21: error: there is no article \.\.\/none\/index\.md/,
    ],
    ["aliases: [a]", /:4:11: error: this is the article's current slug/],
    ["corrections: [{ date: 2026-02-30, text: x }]", /:4:23: error: "2026-02-30" is not a date/],
    ["withdrawn: { date: 2026-02-01 }", /:4:\d+: error: withdrawn\.reason: the reason is missing/],
    ["status: published", /:4:9: error: status: this is not a status\n.*\n.*\n help: write draft/],
    ["topcs: [other]", /:4:1: error: topcs: there is no such field\n.*\n.*\n help: write topics/],
    ["langauge: en\ntopcis: []", /:4:1: error: langauge: .*\n.*\n.*\n help: write language/],
    ["published: 2026-01-03", /:4:1: error: this is not valid YAML: Map keys must be unique/],
    ['credits: { "x (y)": Z }', /:4:\d+: error: credits\.x \(y\): /],
  ])("causes an error with its position if it contains %s", async (more, expected) => {
    const errors = await errorsOf({ "articles/2026/a/index.md": frontMatter(more) });
    expect(errors[0]).toMatch(expected);
  });

  it("may name one of the channel's people as author", async () => {
    const people = "people: [{ slug: zeng, name: ZENG Bingjie, email: z@example.org }]\n";
    const folder = await contentFolder({
      "channel.yaml": channelYaml + people,
      "articles/2026/a/index.md": frontMatter("authors: [zeng, { name: Another }]"),
    });
    const read = await readPublication(folder);
    expect(read.ok && read.value.manuscripts[0]?.article.authors).toEqual([
      { slug: "zeng", name: "ZENG Bingjie", email: "z@example.org" },
      { slug: "another", name: "Another" },
    ]);
  });

  it("cannot give an alias that is the slug or an alias of another article", async () => {
    const errors = await errorsOf({
      "articles/2026/a/index.md": frontMatter("aliases: [b, c]"),
      "articles/2026/b/index.md": frontMatter("aliases: [c]"),
    });
    expect(errors.map((error) => error.split("\n")[0])).toEqual([
      "content/articles/2026/a/index.md:1:1: error: the alias b is already the slug or an alias of content/articles/2026/b/index.md",
      "content/articles/2026/b/index.md:1:1: error: the alias c is already the slug or an alias of content/articles/2026/a/index.md",
    ]);
  });
});
