import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { editorData } from "../../../../src/cli/editor/data.ts";
import type { FormField } from "../../../../src/cli/editor/files/form.ts";
import { textFormat, yamlFormat } from "../../../../src/cli/editor/files/formats.ts";
import { isRecord } from "../../../../src/cli/editor/files/plain.ts";
import { editorLanguage } from "../../../../src/cli/editor/words.ts";
import { parseInstant } from "../../../../src/content/front-matter/date.ts";

/*
 * Opening and saving a file in the editor loses nothing. tests/e2e/editor/ shows the same with Sveltia CMS
 * itself.
 */

const data = await editorData("tests/fixtures/lakeside", Date.UTC(2026, 10, 29), {
  backend: { name: "test-repo" },
  reviewed: false,
  language: editorLanguage(["en"]),
});
if ("problems" in data) throw new Error(data.problems.join());
const { texts, files } = data;

function optionsOf(name: string) {
  const options = texts[name] ?? files[name];
  if (options === undefined) throw new Error(`There is no format ${name}.`);
  return options;
}

const articles = textFormat(optionsOf("broadsheet-article"));
const pages = textFormat(optionsOf("broadsheet-page"));
const channel = yamlFormat(optionsOf("broadsheet-channel"));

/** What Sveltia CMS puts into a field that a form leaves out. */
function emptyValue({ widget, multiple }: FormField): unknown {
  if (widget === "list" || multiple === true) return [];
  if (widget === "object" || widget === "number") return null;
  if (widget === "keyvalue") return {};
  return widget === "boolean" ? false : "";
}

/** A file as the editor writes it after opening it, and perhaps after a change. */
function saved(
  { fromFile, toFile }: typeof articles,
  fields: readonly FormField[],
  text: string,
  change: Readonly<Record<string, unknown>> = {},
): string {
  // Sveltia CMS trims a file before it parses it, and ends it with one line break.
  const form = fromFile(text.trim());
  const empty = Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
  const filled: Record<string, unknown> = structuredClone({ ...empty, ...form, ...change });
  return `${toFile(filled).trim()}\n`;
}

const savedArticle = (text: string, change = {}) =>
  saved(articles, optionsOf("broadsheet-article").fields, text, change);
const savedPage = (text: string) => saved(pages, optionsOf("broadsheet-page").fields, text);
const savedChannel = (text: string, change = {}) =>
  saved(channel, optionsOf("broadsheet-channel").fields, text, change);

const guide = readFileSync("docs/authoring.md", "utf8");

/** The examples of the guide in a language, with the comment before each, if any. */
function examples(language: string, comment = ""): string[] {
  const before = comment === "" ? "" : `<!-- ${comment} -->\n`;
  const pattern = new RegExp(`${before}\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g");
  return [...guide.matchAll(pattern)].map(([, text = ""]) => text);
}

const bodies = examples("markdown");
const ofArticles = examples("yaml", "front matter").map((yaml) => `---\n${yaml}---\n\nText.\n`);
const whole = bodies.map((body) =>
  body.startsWith("---\n") ? body : `---\ntitle: A\npublished: 2026-01-01\n---\n\n${body}`,
);
const fixtures = globSync("tests/fixtures/**/articles/*/*/index.md").filter(
  (path) => !path.includes("fixtures/import"),
);

it("finds examples and fixtures", () => {
  expect(ofArticles.length).toBeGreaterThan(10);
  expect(whole.length).toBeGreaterThan(5);
  expect(fixtures.length).toBeGreaterThan(15);
});

it.each([...ofArticles, ...whole])("keeps example %# of the guide byte for byte", (text) => {
  expect(savedArticle(text)).toBe(`${text.trim()}\n`);
});

it.each(fixtures)("keeps %s byte for byte", (path) => {
  const text = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  expect(savedArticle(text)).toBe(`${text.trim()}\n`);
});

it.each(fixtures)("changes nothing in %s but the title", (path) => {
  const text = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trim();
  const edited = savedArticle(text, { title: "Another title: with a colon" });
  const [, yaml = "", body] = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$([\s\S]*)/m.exec(edited) ?? [];
  const [, old = "", oldBody] = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$([\s\S]*)/m.exec(text) ?? [];
  const options = { schema: "core", logLevel: "silent" } as const;
  expect(parse(yaml, options)).toEqual({
    ...parse(old, options),
    title: "Another title: with a colon",
  });
  expect(body?.trim()).toBe(oldBody?.trim());
  const lines = new Set(yaml.split("\n"));
  const lost = old.split("\n").filter((line) => !lines.has(line));
  expect(lost.every((line) => /^title:|^ {2,}/.test(line))).toBe(true);
});

it.each(examples("yaml", "page"))("keeps example %# of a page byte for byte", (yaml) => {
  const text = `---\n${yaml}---\n\nText.\n`;
  expect(savedPage(text)).toBe(text);
});

it.each([
  ...examples("yaml", "channel.yaml"),
  ...globSync("tests/fixtures/**/channel.yaml").map((path) => readFileSync(path, "utf8")),
])("keeps channel.yaml %# byte for byte, and changes only the title", (text) => {
  expect(savedChannel(text)).toBe(`${text.trim()}\n`);
  const edited = savedChannel(text, { title: "Another" });
  expect(parse(edited)).toEqual({ ...parse(text), title: "Another" });
  for (const comment of text.match(/^ *#.*$/gm) ?? []) expect(edited).toContain(comment);
});

const source = `---
title: One # the title
published: 2026-11-22
language: it
image: photo.jpg
authors: [li-wei, { name: Anna }]
credits: { draft: Somebody }
x-note: ours
---
Text with a [^1].

[^1]: A note.
`;

it("keeps what the form cannot show", () => {
  const edited = savedArticle(source, { summary: "New" });
  expect(edited).toBe(source.replace("x-note: ours\n", "x-note: ours\nsummary: New\n"));
});

it("shows a moment in the zone of the publication, and writes it without one", () => {
  const { timeZone } = optionsOf("broadsheet-article");
  const { published } = articles.fromFile(source);
  expect(Date.parse(String(published))).toBe(parseInstant("2026-11-22", timeZone));
  const edited = savedArticle(source, { published: "2026-11-22T09:30:00+08:00" });
  expect(edited).toContain("published: 2026-11-22T09:30\n");
});

it("keeps the seconds of a moment, which a form does not show", () => {
  const exact = source.replace("2026-11-22", "2026-11-22T09:30:15Z");
  expect(articles.fromFile(exact)["published"]).toBe("2026-11-22T17:30:00+08:00");
  expect(savedArticle(exact)).toBe(exact);
});

it("shows a missing status as public, and removes a status that becomes public", () => {
  expect(articles.fromFile(source)["status"]).toBe("public");
  const draft = savedArticle(source, { status: "draft" });
  expect(draft).toContain("status: draft\n");
  expect(savedArticle(draft, { status: "public" })).toBe(source);
});

it("writes a new article with what is filled in only", () => {
  const { fields } = optionsOf("broadsheet-article");
  const empty = Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
  const form = {
    ...empty,
    title: "New",
    published: "2026-11-29T10:00:00+08:00",
    status: "draft",
    topics: ["research-news"],
    authors: [
      { kind: "listed", person: "li-wei" },
      { kind: "other", name: "Anna", email: "", url: "" },
    ],
    image: { file: "photo.jpg", alt: "A room", caption: "" },
    address: "new",
    body: "Text.",
  };
  expect(articles.toFile(form)).toBe(`---
title: New
published: 2026-11-29T10:00
status: draft
topics:
  - research-news
authors:
  - li-wei
  - name: Anna
image:
  file: photo.jpg
  alt: A room
---

Text.
`);
});

it("shows a file that cannot be read as a whole, and writes it back as it was mended", () => {
  const broken = "---\ntitle: [\n---\n\nText.";
  const form = articles.fromFile(broken);
  expect(form["title"]).toMatch(/^⚠ This file cannot be read: /);
  expect(form["body"]).toBe(broken);
  expect(articles.toFile(form)).toBe(broken);
  expect(articles.toFile({ ...form, body: source })).toBe(source);
});

it("would notice a format that writes the whole front matter anew", () => {
  const [, yaml = ""] = /^---\n([\s\S]*?)^---$/m.exec(source) ?? [];
  expect(stringify(parse(yaml))).not.toBe(yaml);
  expect(isRecord(parse(yaml))).toBe(true);
});
