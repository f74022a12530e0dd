import { describe, expect, it } from "vitest";
import { channelSchema } from "../../../src/content/channel/channel-schema.ts";
import {
  adviceForChannel,
  adviceForFrontMatter,
  adviceOn,
} from "../../../src/content/front-matter/foreign-keys.ts";
import { frontMatterSchema } from "../../../src/content/front-matter/schema.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

const ofArticle = Object.keys(frontMatterSchema.shape);
const ofChannel = Object.keys(channelSchema.shape);

describe("a key of another system in the front matter", () => {
  it.each([
    ["date", "write published"],
    ["pubDate", "write published"],
    ["publishDate", "write published"],
    ["published_at", "write published"],
    ["draft", "write status: draft"],
    ["tags", "write topics"],
    ["categories", "write topics"],
    ["category", "write topics"],
    ["keywords", "write topics"],
    ["description", "write summary"],
    ["excerpt", "write summary"],
    ["custom_excerpt", "write summary"],
    ["abstract", "write summary"],
    ["slug", "name the article's folder"],
    ["permalink", "name the article's folder"],
    ["url", "name the article's folder"],
    ["redirect_from", "write aliases"],
    ["cover", "write image: {"],
    ["coverImage", "write image: {"],
    ["feature_image", "write image: {"],
    ["featured_image", "write image: {"],
    ["thumbnail", "write image: {"],
    ["feature_image_alt", "write it as alt, under image:"],
    ["lastmod", "write updated"],
    ["modified", "write updated"],
    ["updatedDate", "write updated"],
    ["author", "write authors: [{ name:"],
    ["lang", "write language"],
    ["locale", "write language"],
    ["expiryDate", "write expires"],
    ["unpublishdate", "write expires"],
    ["translationKey", "write translations"],
    ["enclosure", "write audio, video or attachments"],
    ["weight", "leave it out: articles are in order of publication"],
    ["layout", "leave it out: all articles have the same layout"],
    ["comments", "leave it out: the site has nothing like it"],
    ["Title", "write title"],
    ["titel", "write title ("],
    ["sumary", "write summary ("],
    ["foo", "leave it out, or write one of title, published, updated"],
    ["xyzzy", "leave it out, or write one of title, published, updated"],
  ])("such as %s gets the advice: %s", (key, advice) => {
    expect(adviceOn([key], ofArticle, adviceForFrontMatter).slice(0, advice.length)).toBe(advice);
  });

  it("is not one of ours", () => {
    const ours = ofArticle.filter((key) => adviceForFrontMatter.has(key.toLowerCase()));
    expect(ours).toEqual([]);
    expect(ofChannel.filter((key) => adviceForChannel.has(key.toLowerCase()))).toEqual([]);
  });
});

it.each([
  [["baseURL"], "write url, as in"],
  [["time_zone"], "write timeZone"],
  [["favicon"], "write icon"],
  [["tagline"], "write description"],
])("advises on a key of another system in channel.yaml, %s: %s", (path, advice) => {
  expect(adviceOn(path, ofChannel, adviceForChannel).slice(0, advice.length)).toBe(advice);
});

it.each([
  [["image", "src"], ["file", "alt", "caption"], "write file"],
  [["image", "description"], ["file", "alt", "caption"], "write alt"],
  [["authors", 0, "website"], ["name", "email", "url"], "write url"],
  [["authors", 0, "title"], ["slug", "name", "url"], "write name"],
  [["attachments", 0, "link"], ["file", "title"], "write file"],
  [["topics", 0, "id"], ["slug", "title", "description"], "write slug"],
  [["topics", 0, "date"], ["slug", "title", "description"], "leave it out, or write one of slug"],
])("advises on a key within another: %s", (path, known, advice) => {
  const written = adviceOn(path, known, adviceForFrontMatter);
  expect(written.slice(0, advice.length)).toBe(advice);
});

it("reports each key of another system, with its line and what to write", async () => {
  const read = await readPublication(
    await contentFolder({
      "articles/2026/a/index.md": articleSource(
        "title: A\npublished: 2026-01-01\ndraft: true\nimage: { src: a.jpg, alt: A }\ntags: [x]",
      ),
    }),
  );
  const errors = read.ok ? [] : read.errors;
  expect(errors.map(({ line, message, fix }) => [line, message, fix.slice(0, 20)])).toEqual([
    [5, "image.file: the file is missing or is not text", "write the file as te"],
    [5, "image.src: there is no such field", "write file"],
    [4, "draft: there is no such field", "write status: draft,"],
    [6, "tags: there is no such field", "write topics, with s"],
  ]);
});

it("says what to write instead of the name of a picture", async () => {
  const read = await readPublication(
    await contentFolder({
      "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01\nimage: a.jpg"),
    }),
  );
  expect(read.ok ? [] : read.errors.map(({ fix }) => fix)).toEqual([
    "write { file: photo.jpg, alt: What it shows }, with the picture in the article's folder",
  ]);
});

it("reports a key of another system in channel.yaml", async () => {
  const read = await readPublication(
    await contentFolder({
      "channel.yaml": `${channelYaml}baseURL: https://x.example\n`,
      "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01"),
    }),
  );
  expect(read.ok ? [] : read.errors.map(({ fix }) => fix)).toEqual([
    "write url, as in https://news.example.org",
  ]);
});

it("distinguishes TOML between lines +++ from missing front matter", async () => {
  const read = await readPublication(
    await contentFolder({ "articles/2026/a/index.md": '+++\ntitle = "A"\n+++\n' }),
  );
  expect(read.ok ? [] : read.errors.map(({ message }) => message)).toEqual([
    "front matter must be YAML, and this is TOML",
  ]);
});

it("is one error, not two, if it stands for a required key", async () => {
  const read = await readPublication(
    await contentFolder({
      "articles/2026/a/index.md": articleSource("headline: A\ndate: 2026-01-01"),
      "articles/2026/b/index.md": articleSource("published:\ndate: 2026-01-01\ntitle: B"),
      "articles/2026/c/index.md": articleSource("tags: [x]\ntitle: C"),
    }),
  );
  expect((read.ok ? [] : read.errors).map(({ line, message }) => `${line} ${message}`)).toEqual([
    "2 headline: there is no such field",
    "3 date: there is no such field",
    "2 published: the date of publication is missing or is not a date",
    "3 date: there is no such field",
    "2 published: the date of publication is missing or is not a date",
    "2 tags: there is no such field",
  ]);
});
