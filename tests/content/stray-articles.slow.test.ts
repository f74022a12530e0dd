import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/cli/check/check-content.ts";
import { formatError } from "../../src/content/content-error.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { articleSource, contentFolder } from "../support/content-folder.ts";

const good = articleSource("title: Good\npublished: 2026-01-01\ntopics: [research-news, other]");
const undated = articleSource("title: An Undated One");
const wrongPlace = "error: this file is in the wrong place, so it does not become an article";

type Files = Record<string, string | Uint8Array>;

/** The reports on a content folder with a valid article and these files. */
async function reportsOn(files: Files): Promise<string[]> {
  return reportsIn(await contentFolder({ "articles/2026/good/index.md": good, ...files }));
}

async function reportsIn(folder: string): Promise<string[]> {
  const read = await readPublication(folder);
  return (read.ok ? read.warnings : read.errors).map(formatError);
}

describe("an article in the wrong place", () => {
  it.each([
    ["articles/hello/index.md", good, "articles/2026/hello/index.md"],
    ["2026/hello.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/11/hello/index.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello/Index.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello/hello.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello/_index.md", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello/index.md.txt", good, "articles/2026/hello/index.md"],
    ["articles/2026/hello/index.markdown", good, "articles/2026/hello/index.md"],
    ["Articles/2026/hello/index.md", good, "articles/2026/hello/index.md"],
    ["hello.md", good, "articles/2026/hello/index.md"],
    ["2026/hello/article.md", good, "articles/2026/hello/index.md"],
    ["blog/hello/index.mdx", good, "articles/2026/hello/index.md"],
    ["posts/hello/index.zh-cn.md", good, "articles/2026/hello-zh-cn/index.md"],
    ["_posts/2019-03-04-hello.md", undated, "articles/2019/hello/index.md"],
    ["articles/2021/hello.md", undated, "articles/2021/hello/index.md"],
    ["articles/2021/hello.md", good, "articles/2026/hello/index.md"],
    ["1998/hello.md", undated, "articles/1998/hello/index.md"],
    ["hello.md", '+++\ndate = "2020-05-06"\n+++\n', "articles/2020/hello/index.md"],
    ["hello.md", undated, "articles/<year>/hello/index.md"],
    ["2021/Jörg's Visit (2).md", undated, "articles/2021/joergs-visit-2/index.md"],
    ["2021/你好.md", undated, "articles/2021/<name>/index.md"],
    ["2021/index.md", undated, "articles/2021/an-undated-one/index.md"],
    ["2021/x.md", articleSource("slug: hello"), "articles/2021/hello/index.md"],
  ])("causes one error that names the right place: %s", async (path, source, target) => {
    const reports = await reportsOn({ [path]: source });
    expect(reports).toEqual([expect.stringContaining(`content/${path}:1:1: ${wrongPlace}`)]);
    expect(reports[0]).toContain(`content/${target}`);
  });

  it("should be moved with its folder, renamed, or moved alone", async () => {
    const helps = await reportsOn({
      "articles/one/index.md": good,
      "articles/one/notes.md": "Notes.",
      "articles/2026/two/Index.md": good,
      "articles/2026/three.md": good,
    });
    expect(helps.map((report) => report.split("help: ")[1])).toEqual([
      "move it to content/articles/2026/three/index.md, and put its pictures beside it",
      "rename it to content/articles/2026/two/index.md",
      "move its folder, with everything in it, so that this file is content/articles/2026/one/index.md",
    ]);
  });

  it("should not replace another article", async () => {
    const reports = await reportsOn({
      "2026/good.md": good,
      "a/hello.md": good,
      "b/hello.md": good,
    });
    expect(reports.map((report) => report.split("help: ")[1])).toEqual([
      "delete it if it is the same as content/articles/2026/good/index.md; otherwise move it to content/articles/2026/good-2/index.md",
      "move it to content/articles/2026/hello/index.md, and put its pictures beside it",
      "delete it if it is the same as content/articles/2026/hello/index.md; otherwise move it to content/articles/2026/hello-2/index.md",
    ]);
  });

  it("may be a note, if it has no front matter", async () => {
    expect(await reportsOn({ "ideas.md": "# Ideas\n" })).toEqual([
      expect.stringMatching(/; if it is not an article, begin its name with _$/),
    ]);
  });

  it("is reported even if there is no folder of articles", async () => {
    expect(await reportsIn(await contentFolder({ "posts/hello.md": good }))).toEqual([
      expect.stringContaining("move it to content/articles/2026/hello/index.md"),
    ]);
  });

  it("is not read through a symbolic link", async () => {
    const folder = await contentFolder({ "articles/2026/good/index.md": good });
    await symlink(join(folder, "articles/2026/good/index.md"), join(folder, "hello.md"));
    expect(await reportsIn(folder)).toEqual([
      expect.stringMatching(/^content\/hello\.md:1:1: error: this is a symbolic link/),
    ]);
  });
});

describe("a file that is not an article", () => {
  it.each([
    "README.md",
    "articles/2026/README.md",
    "_notes.md",
    "_drafts/hello.md",
    "articles/2026/_template/index.md",
    ".obsidian/hello.md",
    "articles/2026/good/notes.md",
    "articles/2026/.obsidian/app.json",
    "pictures/photo.txt",
  ])("causes no report: %s", async (path) => {
    expect(await reportsOn({ [path]: good })).toEqual([]);
  });

  it("causes a warning if it is Hugo's introduction to a list", async () => {
    expect(await reportsOn({ "articles/_index.md": "---\ntitle: News\n---\n" })).toEqual([
      expect.stringMatching(/^content\/articles\/_index\.md:1:1: warning: .*\n help: delete it; /),
    ]);
  });

  it("causes a report with the right place if it is in an article's folder and looks like an article", async () => {
    const folder = await contentFolder({
      "articles/2026/good/index.md": good,
      "articles/2026/good/part-two/index.md": good,
      "articles/2026/good/index.de.md": good,
      "articles/2026/good/list.md": "A list.",
    });
    const { reports } = await checkContent(folder, Date.parse("2026-11-22T00:00:00Z"));
    expect(reports.map(({ file, fix }) => `${file}: ${fix}`)).toEqual([
      "content/articles/2026/good/index.de.md: if it is an article, move it to content/articles/2026/good-de/index.md; otherwise link to it, or delete it",
      "content/articles/2026/good/list.md: show it, as in ![What it shows](picture.jpg), link to it, or delete it",
      "content/articles/2026/good/part-two/index.md: if it is an article, move it to content/articles/2026/part-two/index.md; otherwise link to it, or delete it",
    ]);
  });
});

describe("an article's folder without an article", () => {
  it("causes an error, or a warning if it is empty", async () => {
    const folder = await contentFolder({
      "articles/2026/good/index.md": good,
      "articles/2026/pictures/photo.jpg": "",
    });
    await mkdir(join(folder, "articles/2026/nothing"));
    expect(await reportsIn(folder)).toEqual([
      expect.stringMatching(
        /^content\/articles\/2026\/nothing:1:1: warning: .* no index\.md in it\n help: write the article as content\/articles\/2026\/nothing\/index\.md, or delete/,
      ),
      expect.stringMatching(
        /^content\/articles\/2026\/pictures:1:1: error: .* no index\.md in it\n help: write the article as content\/articles\/2026\/pictures\/index\.md, or move/,
      ),
    ]);
    await rm(join(folder, "articles/2026/pictures"), { recursive: true });
    expect((await readPublication(folder)).ok).toBe(true);
  });

  it("is not reported along with the text that belongs in it", async () => {
    const reports = await reportsOn({
      "articles/2026/hello/photo.jpg": "",
      "articles/2026/hello.md": good,
    });
    expect(reports).toEqual([expect.stringContaining("move it to content/articles/2026/hello/")]);
  });
});
