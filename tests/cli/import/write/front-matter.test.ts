import { describe, expect, it } from "vitest";
import type { ImportedText } from "../../../../src/cli/import/imported.ts";
import type { ArticleFiles } from "../../../../src/cli/import/media/article-files.ts";
import {
  type FrontMatterContext,
  frontMatterOf,
} from "../../../../src/cli/import/write/front-matter.ts";
import type { Plan, Planned } from "../../../../src/cli/import/write/plan.ts";

const now = Date.parse("2026-11-22T00:00:30Z");
const day = 86_400_000;

/** Files that are all there, except those whose address says that they are gone. */
const files: ArticleFiles = {
  found: new Map(),
  missing: 0,
  picture: async ([url = ""]) =>
    url.includes("gone") ? undefined : { name: url.split("/").at(-1) ?? "", file: "", length: 1 },
  file: async (url) =>
    url.includes("gone") ? undefined : { name: url.split("/").at(-1) ?? "", file: "", length: 1 },
};

/** The front matter of an article, and what was lost. */
async function made(given: Partial<ImportedText>, more: Partial<FrontMatterContext> = {}) {
  const text: ImportedText = {
    kind: "article",
    place: { source: "export.xml" },
    addresses: [],
    title: "A title",
    body: { format: "html", text: "<p>Some words</p>" },
    published: { instant: Date.parse("2019-05-03T08:00:00Z") },
    status: "published",
    authors: [],
    labels: [],
    attachments: [],
    losses: [],
    ...given,
  };
  const summary = { ...text, published: text.published, key: "a", hash: "" };
  const planned: Planned = {
    summary,
    slug: "a",
    file: "articles/2019/a/index.md",
    path: "/articles/a/",
    isPublic: true,
  };
  const plan: Plan = {
    texts: new Map(),
    at: () => undefined,
    translationsOf: () => [],
    renamed: [],
  };
  const lost: string[] = [];
  const front = await frontMatterOf(text, {
    channel: { language: "en", timeZone: "UTC", authority: "test.edu,2026" },
    plan,
    planned,
    topics: [],
    aliases: [],
    people: [{ slug: "anna", name: "Anna" }],
    files,
    now,
    markdown: "",
    complain: (reason) => lost.push(reason),
    ...more,
  });
  return { front, lost };
}

describe("the front matter of an import", () => {
  it("has what the article has, and nothing else", async () => {
    expect(await made({})).toEqual({
      front: { title: "A title", published: expect.stringContaining("2019-05-03") },
      lost: [],
    });
    const page = await made({
      kind: "page",
      status: "draft",
      language: "de",
      summary: " In  short ",
    });
    expect(page.front).toEqual({
      title: "A title",
      status: "draft",
      language: "de",
      summary: "In short",
    });
    expect((await made({ kind: "page", language: "en" })).front).toEqual({ title: "A title" });
  });

  it.each([
    ["private", { status: "private" }, "it was private"],
    ["behind a password", { status: "password" }, "it was protected by a password"],
    ["scheduled", { status: "scheduled" }, "it was scheduled and had not appeared"],
    ["of tomorrow", { published: { instant: now + day } }, "it was scheduled and had not"],
    ["without a date", { published: undefined }, "it has no date"],
  ] as const)("makes a draft of an article that is %s, and says so", async (_, given, why) => {
    const { front, lost } = await made(given);
    expect(front).toMatchObject({ status: "draft" });
    expect(lost).toEqual([expect.stringContaining(why)]);
  });

  it("keeps a draft a draft, says nothing, and publishes what appeared this moment", async () => {
    expect(await made({ status: "draft" })).toMatchObject({ front: { status: "draft" }, lost: [] });
    expect((await made({ published: { instant: now } })).front).not.toHaveProperty("status");
  });

  it("has the dates after the first one, and a local date as it was written", async () => {
    const published = { local: "2019-05-03" };
    const at = (written: string) => ({ instant: Date.parse(written) });
    const { front } = await made({
      published,
      updated: at("2019-05-04"),
      expires: at("2020-01-01"),
    });
    expect(front).toMatchObject({
      published: "2019-05-03",
      updated: expect.stringContaining("2019-05-04"),
      expires: expect.stringContaining("2020"),
    });
    const same = at("2019-05-03T00:00:00Z");
    const { front: plain } = await made({ published, updated: same, expires: same });
    expect(Object.keys(plain)).toEqual(["title", "published"]);
    const { lost } = await made({ updated: { local: "2019-02-30" } });
    expect(lost).toEqual(["one of its dates is not in the calendar"]);
  });

  it("has an id only if the article would not get the same one", async () => {
    expect((await made({ id: "tag:test.edu,2026:a" })).front).not.toHaveProperty("id");
    expect((await made({ id: "https://old.example/?p=1" })).front).toMatchObject({
      id: "https://old.example/?p=1",
    });
    const broken = await made({ id: "a\nb" });
    expect(broken.front).not.toHaveProperty("id");
    expect(broken.lost).toEqual([expect.stringContaining("cannot be used")]);
  });

  it("takes a title from the first words, and cuts a long one", async () => {
    const words = `<p>${"word ".repeat(30)}</p>`;
    const body = { format: "html", text: words } as const;
    const untitled = await made({ title: " ", body });
    expect(untitled.front["title"]).toMatch(/^word( word){9,11} …$/);
    expect(untitled.lost).toEqual([expect.stringContaining("it has no title")]);
    expect(
      (await made({ title: "", body: { format: "html", text: "<p></p>" } })).front,
    ).toMatchObject({
      title: "Untitled",
    });
    expect(await made({ title: "x".repeat(300) })).toMatchObject({ lost: [] });
    const long = await made({ title: "x".repeat(301) });
    expect(long.front["title"]).toHaveLength(300);
    expect(long.lost).toEqual([expect.stringContaining("longer than 300")]);
  });

  it("names authors of the channel by their slugs, and others without what is malformed", async () => {
    const { front } = await made({
      authors: [
        { name: "Anna" },
        { name: "Ben", email: "none", url: "https://ben.example/" },
        { name: "Anna" },
      ],
    });
    expect(front).toMatchObject({
      authors: ["anna", { name: "Ben", url: "https://ben.example/" }],
    });
    expect(JSON.stringify(front)).not.toContain("none");
  });

  it("has a language if it is another one, in the form of tags", async () => {
    expect((await made({ language: "pt_BR" })).front).toMatchObject({ language: "pt-BR" });
    const { front, lost } = await made({ language: "English?" });
    expect(front).not.toHaveProperty("language");
    expect(lost).toEqual(['its language "English?" is not a language tag']);
  });

  it("has a leading picture, unless the text begins with it or it is gone", async () => {
    const lead = { url: "https://old.example/x.jpg", alt: "A ship", caption: "At  sea" };
    expect((await made({ lead })).front).toMatchObject({
      image: { file: "x.jpg", alt: "A ship", caption: "At sea" },
    });
    expect((await made({ lead }, { markdown: "![A](x.jpg)" })).front).not.toHaveProperty("image");
    expect((await made({ lead: { url: "gone.jpg" } })).front).not.toHaveProperty("image");
    const later = { markdown: '<img src="y.jpg"> ![Its \\[own\\]](x.jpg)' };
    expect(await made({ lead: { url: lead.url } }, later)).toMatchObject({
      front: { image: { alt: "Its [own]" } },
      lost: [],
    });
    expect((await made({ lead: { url: lead.url } })).lost).toEqual([
      expect.stringContaining("has no description"),
    ]);
  });

  it("lists files by their kind, and those that are gone by their address if that is enough", async () => {
    const { front } = await made({
      attachments: [
        { url: "https://old.example/talk.mp3", title: " The  talk " },
        { url: "https://old.example/film.mp4", type: "text/html" },
        { url: "https://old.example/paper.pdf" },
        { url: "https://old.example/gone.ogg", type: "audio/ogg", length: 7 },
        { url: "https://old.example/gone.mp3", type: "audio/mpeg" },
        { url: "gone.mp3", type: "audio/mpeg", length: 7 },
      ],
    });
    expect(front).toMatchObject({
      audio: [
        { file: "talk.mp3", title: "The talk" },
        { url: "https://old.example/gone.ogg", type: "audio/ogg", length: 7 },
      ],
      video: [{ file: "film.mp4" }],
      attachments: [{ file: "paper.pdf" }],
    });
  });
});
