import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatError } from "../../src/content/content-error.ts";
import { readArticle } from "../../src/content/read-article.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { toHtml } from "../../src/press/html/tree.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";

const front = "title: A\npublished: 2026-01-01";
const good = articleSource(front);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Reads this source as an article, and returns the report as a person sees it. */
async function reportsOn(source: string | Uint8Array): Promise<string[]> {
  return reportsIn(await contentFolder({ "articles/2026/bad/index.md": source }));
}

async function reportsIn(folder: string): Promise<string[]> {
  const read = await readPublication(folder);
  return (read.ok ? [] : read.errors).map((error) =>
    formatError(error).replace(/^content\/articles\/2026\/bad\/index\.md/, ""),
  );
}

async function readGood(source: string | Uint8Array) {
  const read = await readPublication(await contentFolder({ "articles/2026/a/index.md": source }));
  if (!read.ok) throw new Error(read.errors.map(formatError).join("\n"));
  const [manuscript] = read.value.manuscripts;
  if (manuscript === undefined) throw new Error("no article was read");
  return { ...manuscript, html: toHtml(manuscript.body).trim() };
}

describe("front matter", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi"
    .split("")
    .map((key, at) => `${key}: &${key} [${`*${"abcdefgh"[at]},`.repeat(9)}]`)
    .join("\n")}`;
  it.each([
    ["is missing", "# A\n", /^:1:1: error: the article does not begin with front matter/],
    [
      "is missing because the file is empty",
      "",
      /^:1:1: error: the article does not begin with front matter/,
    ],
    ["never ends", `---\n${front}\n\nText\n`, /^:1:1: error: the front matter never ends/],
    [
      "never ends in a long file",
      `---\n${"\n".repeat(900_000)}`,
      /^:1:1: error: the front matter never ends/,
    ],
    [
      "is very long",
      `---\n${"# x\n".repeat(20_000)}---\n`,
      /^:1:1: error: the front matter is longer/,
    ],
    [
      "is JavaScript",
      "---js\nmodule.exports = {}\n---\n",
      /^:1:4: error: front matter must be YAML/,
    ],
    [
      "has tabs",
      articleSource("title: A\ntopics:\n\t- other"),
      /^:4:1: error: .*[Tt]ab.*\n.*\n.*\n help: indent with spaces/,
    ],
    ["has a key twice", articleSource(`${front}\ntitle: B`), /^:4:1: error: .*must be unique/],
    [
      "has aliases that explode",
      articleSource(`${front}\n${bomb}`),
      /^:2:1: error: this YAML cannot be used: .*alias/,
    ],
    [
      "has lists nested without end",
      articleSource(`${front}\nx: ${"[".repeat(20_000)}`),
      /^:\d+:\d+: error: this (is not valid YAML|YAML cannot be used)/,
    ],
    [
      "has a time for a date",
      articleSource("title: A\npublished: 12:30"),
      /^:3:12: error: "12:30" is not a date/,
    ],
    [
      "has an impossible date",
      articleSource("title: A\npublished: 2022-02-30"),
      /^:3:12: error: "2022-02-30" is not a date/,
    ],
    [
      "has an empty title",
      articleSource('title: ""\npublished: 2026-01-01'),
      /^:2:8: error: title: the title is empty/,
    ],
    [
      "has a title of spaces",
      articleSource('title: " \\u0001 "\npublished: 2026-01-01'),
      /^:2:8: error: title: the title is empty/,
    ],
    [
      "has no title",
      articleSource("title:\npublished: 2026-01-01"),
      /^:2:\d: error: title: the title is missing/,
    ],
    [
      "has a title of 10,000 characters",
      articleSource(`title: ${"x".repeat(10_000)}\npublished: 2026-01-01`),
      /^:2:8: error: title: the title is longer than 300 characters/,
    ],
  ])("causes an error with its position if it %s", async (_, source, expected) => {
    const reports = await reportsOn(source);
    expect(reports[0]).toMatch(expected);
  });
});

describe("a source file", () => {
  const source = articleSource(front, "Line one.\n\nLine five 北京.");
  const swap = (bytes: Uint8Array) => Buffer.from(bytes).swap16();
  const utf16 = Buffer.from(source, "utf16le");
  it.each([
    [
      "UTF-16 LE with a byte-order mark",
      Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16]),
      /^:1:1: error: this file is UTF-16 text\n help: save it again/,
    ],
    [
      "UTF-16 BE with a byte-order mark",
      swap(Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16])),
      /^:1:1: error: this file is UTF-16 text/,
    ],
    ["UTF-16 LE without a mark", utf16, /^:1:1: error: this file is UTF-16 text/],
    ["UTF-16 BE without a mark", swap(utf16), /^:1:1: error: this file is UTF-16 text/],
    [
      "Latin-1",
      Buffer.from(source.replace("北京", "é"), "latin1"),
      /^:8:11: error: this file is not UTF-8 text/,
    ],
    [
      "a lone surrogate",
      Buffer.concat([utf8(source), Uint8Array.of(0x41, 0xed, 0xa0, 0x80)]),
      /^:9:2: error: this file is not UTF-8 text/,
    ],
  ])("causes an error with its position if it contains %s", async (_, bytes, expected) => {
    expect((await reportsOn(bytes))[0]).toMatch(expected);
  });

  it("reads the same with a byte-order mark, CRLF or CR", async () => {
    const plain = await readGood(source);
    for (const written of [
      `\uFEFF${source}`,
      source.replaceAll("\n", "\r\n"),
      source.replaceAll("\n", "\r"),
    ]) {
      expect((await readGood(written)).html).toBe(plain.html);
    }
  });

  it("loses NUL and control characters", async () => {
    const { article, html } = await readGood(
      articleSource(
        'title: "A\\0\\u0007\\uD800B\\uFFFF"\npublished: 2026-01-01',
        "x\0y\u001bz&#0;&#x1;",
      ),
    );
    expect(article.title).toBe("A\uFFFDB");
    expect(html).toMatch(/^<p>xyz\uFFFD?.*<\/p>$/);
    expect(html).not.toMatch(/[^\t\n\u0020-\u007E\u00A0-\uFFFD]/);
  });
});

describe("a folder's name", () => {
  it.each(["a..b", "..hidden", "a%2fb", "%2e%2e", "Upper", "新闻", "a b", "a\\b", "-a", "a--b"])(
    "cannot be part of an address: %j",
    async (name) => {
      const folder = await contentFolder({ [`articles/2026/${name}/index.md`]: good });
      const reports = await reportsIn(folder);
      expect(reports.join()).toContain("cannot be part of an address");
    },
  );

  it.each([
    ["news", "News"],
    ["caf\u00e9", "cafe\u0301"],
  ])("must differ from others in more than case or normalisation", async (one, other) => {
    const folder = await contentFolder({
      [`articles/2025/${one}/index.md`]: good,
      [`articles/2026/${other}/index.md`]: good,
    });
    expect((await reportsIn(folder)).join()).toContain(
      "only in capital letters or in how accents are stored",
    );
  });

  it("does not hide errors in other articles if it is wrong", async () => {
    const folder = await contentFolder({
      "articles/2026/Wrong/index.md": good,
      "articles/2026/bad/index.md": "no front matter",
    });
    expect(await reportsIn(folder)).toHaveLength(2);
  });
});

describe("a symbolic link", () => {
  it("is an error in place of an article's folder or file, wherever it leads", async () => {
    const folder = await contentFolder({ "articles/2026/a/index.md": good });
    const outside = await contentFolder({ "articles/2026/b/index.md": good });
    await symlink(join(outside, "articles/2026/b"), join(folder, "articles/2026/b"));
    await symlink(join(outside, "articles/2026"), join(folder, "articles/2025"));
    await mkdir(join(folder, "articles/2026/c"));
    await symlink(
      join(outside, "articles/2026/b/index.md"),
      join(folder, "articles/2026/c/index.md"),
    );
    const reports = await reportsIn(folder);
    expect(reports.map((report) => report.split("\n")[0])).toEqual(
      ["2025", "2026/b", "2026/c/index.md"].map(
        (path) =>
          `content/articles/${path}:1:1: error: this is a symbolic link, which could lead out of the content folder`,
      ),
    );
  });
});

describe("a file", () => {
  it("causes an error with its name if it vanishes or is a folder", async () => {
    const folder = await contentFolder({ "articles/2026/a/index.md": good });
    const publication = await readPublication(folder);
    if (!publication.ok) throw new Error("the folder is good");
    const path = "articles/2026/a/index.md";
    const context = {
      channel: publication.value.channel,
      articles: new Map([[path, "a"]]),
      folder,
      cache: join(folder, ".cache"),
    };
    await rename(join(folder, path), join(folder, "_gone.md"));
    const gone = await readArticle(join(folder, path), path, context);
    expect(gone.ok ? "" : gone.errors.map(formatError).join()).toMatch(
      /^content\/articles\/2026\/a\/index\.md:1:1: error: this file cannot be read/,
    );
    await mkdir(join(folder, path));
    expect((await reportsIn(folder)).join()).toMatch(
      /a\/index\.md:1:1: error: this file cannot be read/,
    );
    await rm(join(folder, path), { recursive: true });
    await writeFile(join(folder, path), good);
    expect(await reportsIn(folder)).toEqual([]);
  });

  it("is too large with 5 MB, and so is a text of more than 200,000 characters", async () => {
    expect((await reportsOn(articleSource(front, "word ".repeat(1e6))))[0]).toMatch(
      /^:1:1: error: this file is larger than 1 MB/,
    );
    expect((await reportsOn(articleSource(front, "word ".repeat(1e5))))[0]).toMatch(
      /error: the text is longer than 200000 characters/,
    );
    expect((await reportsOn(articleSource(front, "x\n".repeat(6000))))[0]).toMatch(
      /^:5005:1: error: the text has more than 5000 lines/,
    );
  });
});
