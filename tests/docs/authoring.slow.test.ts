import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { checkContent } from "../../src/cli/check/check-content.ts";
import { ledgerText, parseLedger } from "../../src/cli/ledger/format.ts";
import { draftArticle } from "../../src/cli/new/new-article.ts";
import { channelSchema } from "../../src/content/channel/channel-schema.ts";
import { readChannel } from "../../src/content/channel/read-channel.ts";
import { formatError } from "../../src/content/content-error.ts";
import { adviceForFrontMatter, adviceOn } from "../../src/content/front-matter/foreign-keys.ts";
import { frontMatterSchema } from "../../src/content/front-matter/schema.ts";
import { pageSchema } from "../../src/content/pages/schema.ts";
import { isRecord } from "../../src/feed/json/record.ts";
import { articleSource, channelYaml, contentFolder } from "../support/content-folder.ts";
import { articleWithFiles, fileNamed, pressWithoutReports } from "./examples.ts";

/*
 * docs/authoring.md: every example can be published, every message is a real one, and every field is
 * described.
 */

const page = readFileSync("docs/authoring.md", "utf8");

/** The fenced blocks in a language, with the comment before each, if any. */
function blocks(language: string, comment?: string): string[] {
  const before = comment === undefined ? "" : `<!-- ${comment} -->\n`;
  return [...page.matchAll(new RegExp(`${before}\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, text = ""]) => text,
  );
}

const fragments = blocks("yaml", "channel.yaml");
/** The channel that the page describes in parts. */
const channel = stringify(
  Object.assign({}, parse(channelYaml), ...fragments.map((text) => parse(text))),
);
const markdown = blocks("markdown");
const articles = markdown.filter((text) => text.startsWith("---\n"));
const bodies = markdown.filter((text) => !text.startsWith("---\n"));
const frontMatters = blocks("yaml", "front matter");
const ofPages = blocks("yaml", "page");

const images = {
  "icon.svg": await fileNamed("icon.svg"),
  "logo.png": await fileNamed("logo.png"),
};

/** An article, with the files and other articles that it names. */
async function press(source: string): Promise<void> {
  await pressWithoutReports({
    "channel.yaml": channel,
    ...images,
    ...(await articleWithFiles(source)),
    ...Object.fromEntries(
      [...source.matchAll(/\.\.\/[\w./-]+/g)].map(([path]) => {
        const file = posix.join("articles/2026/example", path);
        return [
          path.endsWith(".md") ? file : posix.join(file, "index.md"),
          articleSource(
            file.startsWith("pages/") ? "title: A Page" : "title: Another\npublished: 2026-01-01",
          ),
        ];
      }),
    ),
  });
}

it("has examples, and marks their kinds", () => {
  expect(articles.length).toBeGreaterThan(1);
  expect(bodies.length).toBeGreaterThan(1);
  expect(ofPages.length).toBeGreaterThan(1);
  expect(frontMatters.length + fragments.length + ofPages.length).toBe(blocks("yaml").length);
});

it.each(articles)("has an article %# that can be published", async (source) => {
  await press(source);
});

it.each(bodies)("has a text %# that can be published", async (body) => {
  await press(articleSource("title: A\npublished: 2026-01-01", body));
});

it.each(frontMatters)("has front matter %# that can be published", async (yaml) => {
  const fields = { title: "A", published: "2026-01-01", ...parse(yaml, { schema: "core" }) };
  await press(articleSource(stringify(fields).trimEnd()));
});

it.each(ofPages)("has front matter %# of a page that can be published", async (yaml) => {
  const files = [...yaml.matchAll(/[\w-]+\.md/g)].map(([name]) => [
    `pages/${name}`,
    articleSource("title: Another"),
  ]);
  await pressWithoutReports({
    "channel.yaml": channel,
    ...images,
    "pages/example.md": articleSource(yaml.trimEnd()),
    ...Object.fromEntries(files),
    "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01"),
  });
});

it("has links within lines that can be published", async () => {
  const links = page.match(/`(\[[^`\]]+\])?\((\.\.\/[^`]+)\)`/g) ?? [];
  expect(links.length).toBe(3);
  const body = links.map((link) => link.slice(1, -1).replace(/^\(/, "[a]("));
  await press(articleSource("title: A\npublished: 2026-01-01", body.join("\n\n")));
});

it.each(fragments)("has a part %# of channel.yaml that works alone", async (fragment) => {
  await pressWithoutReports({
    "channel.yaml": stringify({ ...parse(channelYaml), ...parse(fragment) }),
    ...images,
    "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01"),
  });
});

it("shows the file that npm run new writes", async () => {
  const folder = await contentFolder({
    "channel.yaml": channel,
    ...images,
  });
  const read = await readChannel(folder);
  if (!read.ok) throw new Error(read.errors.map(formatError).join("\n"));
  const [, title = "", topic = ""] = /npm run new -- "(.*)" --topic (\S+)/.exec(page) ?? [];
  const now = Date.parse("2026-11-22T14:30+08:00");
  const drafted = draftArticle(read.value.channel, { title, topics: [topic] }, now);
  expect(articles).toContain(drafted.ok ? drafted.value.source : drafted.errors);
});

it("shows the ledger in its real form", () => {
  const [text = "", ...others] = blocks("json");
  expect(others).toEqual([]);
  const ledger = parseLedger({ path: "content/published.json", text });
  expect(ledger.ok ? ledgerText(ledger.value) : ledger.errors).toBe(text);
});

it("shows messages exactly as the check prints them", async () => {
  const file = "articles/2026/new-reading-room/index.md";
  const good = articleSource("title: A New Reading Room\npublished: 2026-11-20T09:30");
  const other = articleSource("title: How to Subscribe\npublished: 2026-01-01");
  const mistakes: Record<string, string>[] = [
    { "articles/new-reading-room/index.md": good },
    { [file]: articleSource("title: A New Reading Room\npublished: 22.11.2026") },
    {
      [file]: articleSource(
        "title: A New Reading Room\npublished: 2026-11-22\ntopics: [reserch-news]",
      ),
    },
    {
      [file]: articleSource(
        "title: A New Reading Room\npublished: 2026-11-22",
        "See [this](/articles/how-to-subscibe/).",
      ),
      "articles/2026/how-to-subscribe/index.md": other,
    },
    { [file]: good, "published.json": blocks("json")[0] ?? "" },
  ];
  const said: string[] = [];
  for (const files of mistakes) {
    const folder = await contentFolder({
      "channel.yaml": channel,
      ...images,
      ...files,
    });
    const { reports } = await checkContent(folder, Date.parse("2026-12-01T00:00:00Z"));
    // The page's channel.yaml names articles that these examples do not have.
    const errors = reports.filter(
      ({ severity, file }) => severity === "error" && file !== "content/channel.yaml",
    );
    said.push(`${errors.map(formatError).join("\n\n")}\n`);
  }
  expect(blocks("text").filter((text) => text.includes(": error: "))).toEqual(said);
});

it("gives for fields of other systems the advice that the check gives", () => {
  const [, table = ""] = /\| There \| Here \|\n.*\n((?:\|.*\n)+)/.exec(page) ?? [];
  const rows = table.trim().split("\n");
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const [, there = "", here = ""] = row.split("|");
    const what = /`(\w+)/.exec(here)?.[1] ?? "leave it out";
    for (const [, key = ""] of there.matchAll(/`(\w+)/g)) {
      const advice = adviceOn([key], Object.keys(frontMatterSchema.shape), adviceForFrontMatter);
      expect(advice).toContain(what);
    }
  }
});

/** The names of all fields of a schema, including nested ones. */
function fieldsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf);
  if (!isRecord(schema)) return [];
  const { properties } = schema;
  return [
    ...(isRecord(properties) ? Object.keys(properties) : []),
    ...Object.values(schema).flatMap(fieldsOf),
  ];
}

it.each([
  ["the front matter", frontMatterSchema, 20],
  ["channel.yaml", channelSchema, 20],
  ["a page", pageSchema, 7],
])("describes every field of %s", (_, schema, least) => {
  const fields = new Set(fieldsOf(z.toJSONSchema(schema, { unrepresentable: "any" })));
  // The schema of `authors` is behind a transformation, because a plain text is a person's slug.
  fields.delete("person");
  expect(fields.size).toBeGreaterThan(least);
  const code = [...page.matchAll(/^```\w+\n[\s\S]*?^```$|`[^`\n]+`/gm)].join("\n");
  const told = new Set(code.match(/\w+/g));
  expect([...fields].filter((field) => !told.has(field))).toEqual([]);
});
