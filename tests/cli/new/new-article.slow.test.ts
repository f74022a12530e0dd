import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArticle, draftArticle, type NewArticle } from "../../../src/cli/new/new-article.ts";
import { parseInstant } from "../../../src/content/front-matter/date.ts";
import { frontMatterKeys } from "../../../src/content/front-matter/schema.ts";
import { readYaml } from "../../../src/content/front-matter/yaml.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { anyCharacter } from "../../support/any-character.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { channel } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T01:30:59Z");

function draft(asked: Partial<NewArticle>, at = now, timeZone = channel.timeZone) {
  const drafted = draftArticle({ ...channel, timeZone }, { title: "A", topics: [], ...asked }, at);
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.errors));
  return drafted.value;
}

/** The errors of a request, as one text. */
function refusal(asked: Partial<NewArticle>): string {
  const drafted = draftArticle(channel, { title: "A", topics: [], ...asked }, now);
  return drafted.ok
    ? ""
    : drafted.errors.map(({ message, fix }) => `${message}; ${fix}`).join("\n");
}

describe("a new article", () => {
  it("is a draft with title, date, topics and a first line", () => {
    expect(draft({ title: "A: b", topics: ["research-news", "research-news"] })).toEqual({
      slug: "a-b",
      folder: "articles/2026/a-b",
      source: `---
title: "A: b"
published: 2026-11-22T09:30
status: draft
topics:
  - research-news
---

The first paragraph says what happened, where and when.
`,
    });
  });

  it.each([
    ["A New Reading Room Opens", "a-new-reading-room-opens"],
    ["USTB’s R&D: 5 < 6, 100%", "ustbs-r-and-d-5-6-100"],
    ["eLife and McGill", "elife-and-mcgill"],
    ["Ünïcödé Straße in Łódź", "uenicoede-strasse-in-lodz"],
    ["Новости науки", "novosti-nauki"],
    [`${"word ".repeat(30)}end`, `${"word-".repeat(16)}`.slice(0, -1)],
    ["x".repeat(200), "x".repeat(80)],
  ])("called %s has an address in plain letters", (title, slug) => {
    expect(draft({ title }).slug).toBe(slug);
  });

  it.each(["新闻", "USTB 新闻", "ニュース", "🙂", "…"])(
    "called %s is refused without --slug",
    (title) => {
      expect(refusal({ title })).toMatch(
        /this title makes no address: .*; choose an address, as in --slug/,
      );
      expect(draft({ title, slug: "news" }).folder).toBe("articles/2026/news");
    },
  );

  it("takes its date from the channel's time zone", () => {
    const newYear = Date.parse("2026-12-31T16:00:30Z");
    expect(draft({}, newYear).folder).toBe("articles/2027/a");
    expect(draft({}, newYear, "America/New_York").folder).toBe("articles/2026/a");
    const twice = Date.parse("2026-11-01T06:30:00Z");
    expect(draft({}, twice, "America/New_York").source).toContain("2026-11-01T01:30-05:00\n");
  });

  it.each([
    [{ title: " \n" }, /^the title is missing; write npm run new -- "The Title"$/],
    [{ title: "x".repeat(301) }, /^the title is longer than 300 characters; write a shorter one$/],
    [
      { topics: ["reserch-news", "research-news"] },
      /^there is no topic reserch-news; write --topic research-news, or add the topic to/,
    ],
    [{ slug: "A Slug" }, /^"A Slug" cannot be an address; .*, as in --slug a-slug$/],
    [{ slug: "../x" }, /^"\.\.\/x" cannot be an address; .*, as in --slug x$/],
    [{ slug: "" }, /^"" cannot be an address; .* hyphens$/],
    [{ slug: "x".repeat(81) }, /^"x+" cannot be an address; use at most 80/],
    [{ title: "", topics: ["x"] }, /^the title is missing.*\nthere is no topic x/],
  ])("is refused for %j", (asked, expected) => {
    expect(refusal(asked)).toMatch(expected);
  });

  it("reads back with its title and date, whatever they are", () => {
    const title = fc.string({ unit: anyCharacter, maxLength: 90 });
    const zone = fc.constantFrom("Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "UTC");
    const moment = fc.integer({ min: 1e12, max: 3e12 });
    fc.assert(
      fc.property(title, zone, moment, (title, timeZone, at) => {
        fc.pre(/\S/.test(title.replace(/[^ -~]/g, "")));
        const { source } = draft({ title, slug: "a" }, at, timeZone);
        const end = source.indexOf("\n---\n", 4) + 1;
        const yaml = readYaml({ path: "", text: source }, 4, end, frontMatterKeys);
        if (!yaml.ok) throw new Error(JSON.stringify(yaml.errors));
        const { value } = yaml.value;
        expect(value.title.replaceAll("\uFFFD", "")).toBe(
          title
            .toWellFormed()
            .replace(/[\u0085\u2028]/g, "\n")
            .replace(/[^\t\n\u0020-\u007E\u00A0-\uFFFC\u{10000}-\u{10FFFF}]/gu, "")
            .replace(/\s+/g, " ")
            .trim(),
        );
        expect(value.status).toBe("draft");
        expect(parseInstant(value.published, timeZone)).toBe(Math.floor(at / 60_000) * 60_000);
      }),
    );
  });
});

describe("in the content folder, a new article", () => {
  it("reads without an error", async () => {
    const folder = await contentFolder({});
    await mkdir(join(folder, "articles"));
    const drafted = draft({ title: "A: “quoted” – #1", topics: ["research-news"] });
    expect(await createArticle(folder, drafted)).toEqual({
      path: "content/articles/2026/a-quoted-1/index.md",
    });
    const read = await readPublication(folder);
    expect(read.ok && read.value.manuscripts.map(({ article }) => article)).toMatchObject([
      { slug: "a-quoted-1", title: "A: “quoted” – #1", draft: true, topics: ["research-news"] },
    ]);
  });

  it("gets the folders that are missing", async () => {
    const folder = await contentFolder({});
    expect(await createArticle(folder, draft({}))).toHaveProperty("path");
    await rm(join(folder, "articles/2026/a"), { recursive: true });
    expect(await createArticle(folder, draft({}))).toHaveProperty("path");
  });

  it("never overwrites a folder of the same name, in any year", async () => {
    for (const path of ["articles/2026/a/index.md", "articles/2020/a/photo.png"]) {
      const folder = await contentFolder({ [path]: "mine" });
      expect(await createArticle(folder, draft({}))).toMatchObject({
        message: expect.stringMatching(/^the folder content\/articles\/20\d\d\/a already exists$/),
      });
      expect(await readFile(join(folder, path), "utf8")).toBe("mine");
    }
  });
});
