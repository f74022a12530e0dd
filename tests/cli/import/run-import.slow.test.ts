import { once } from "node:events";
import { existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { photo } from "../../support/images.ts";
import { importFrom } from "../../support/round-trip/import-from.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

/** An item of JSON Feed at /2019/<slug>/. */
const item = (slug: string, more: object = {}) => ({
  id: `https://old.example/?p=${slug}`,
  url: `https://old.example/2019/${slug}/`,
  title: `Title of ${slug}`,
  content_html: `<p>Text of ${slug}.</p>`,
  date_published: "2019-05-03T08:00:00Z",
  tags: ["News"],
  authors: [{ name: "Ann Lee" }],
  ...more,
});

/** A project into which feeds can be imported, until the end of the test. */
async function project() {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  const feed = join(folder, "feed.json");
  const content = join(folder, "content");
  return {
    folder,
    text: (path: string) => readFile(join(content, path), "utf8"),
    path: (path: string) => join(content, path),
    files: async () => (await readdir(join(content, "articles"), { recursive: true })).sort(),
    async bring(...items: object[]) {
      await writeFile(
        feed,
        JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Old", items }),
      );
      const result = await importFrom(feed, folder, now);
      const check = await readPublication(content);
      expect(check.ok ? [] : check.errors.map(formatError)).toEqual([]);
      return {
        ...Object.fromEntries(result.outcomes),
        losses: result.losses.map(({ article, reason }) =>
          [article?.split("/").at(-2), reason].flatMap((part) => part ?? []).join(": "),
        ),
      };
    },
  };
}

it("writes articles that pass the check, with their ids and old addresses", async () => {
  const { bring, text, folder } = await project();
  const done = await bring(
    item("one", {
      summary: "A summary.",
      date_modified: "2019-05-04T08:00:00Z",
      language: "de",
      content_html: '<p>See <a href="/2019/two/#x">two</a>.</p>',
    }),
    item("two"),
  );
  expect(done).toEqual({ new: 2, losses: [] });
  expect(await text("articles/2019/one/index.md")).toBe(`---
title: Title of one
published: 2019-05-03T16:00
updated: 2019-05-04T16:00
id: https://old.example/?p=one
aliases:
  - /2019/one/
language: de
summary: A summary.
topics:
  - news
authors:
  - ann-lee
---

See [two](../two/index.md#x).
`);
  expect(await text("channel.yaml")).toContain("topics:\n  - slug: news\n    title: News\n");
  expect(await text("channel.yaml")).toContain("people:\n  - slug: ann-lee\n    name: Ann Lee\n");
  expect(await readFile(join(folder, "import.yaml"), "utf8")).toContain(
    "tags:\n  News: news # 2 articles\n",
  );
});

it("leaves alone what did not change, what somebody changed, and what somebody removed", async () => {
  const { bring, text, path } = await project();
  await bring(item("one"), item("two"), item("three"), item("four"));
  await appendFile(path("articles/2019/two/index.md"), "Mine.\n");
  await writeFile(path("articles/2019/four/mine.txt"), "Mine.");
  await rm(path("articles/2019/three"), { recursive: true });
  const state = await readFile(join(path(".."), "import-state.json"), "utf8");
  expect(await bring(item("one"), item("two"), item("three"), item("four"))).toEqual({
    same: 2,
    kept: 1,
    removed: 1,
    losses: [],
  });
  expect(await readFile(join(path(".."), "import-state.json"), "utf8")).toBe(state);
  const changed = { content_html: "<p>New.</p>" };
  const done = await bring(
    item("one", changed),
    item("two", changed),
    item("three", changed),
    item("four", changed),
    item("five"),
  );
  expect(done).toEqual({
    changed: 2,
    kept: 1,
    removed: 1,
    new: 1,
    losses: ["two: you have changed it, and it changed at the source, too: compare the two"],
  });
  expect(await text("articles/2019/one/index.md")).toContain("\nNew.\n");
  expect(await text("articles/2019/two/index.md")).toContain("Text of two.\nMine.\n");
  expect(await text("articles/2019/four/mine.txt")).toBe("Mine.");
  expect(existsSync(path("articles/2019/three"))).toBe(false);
});

it("gives articles the topics that import.yaml says, in a second run", async () => {
  const { bring, text, folder } = await project();
  await bring(item("one"), item("two", { tags: ["News", "Old"] }));
  const table = (await readFile(join(folder, "import.yaml"), "utf8"))
    .replace("News: news", "News: [news, harbour]")
    .replace("Old: old", "Old: false");
  await writeFile(join(folder, "import.yaml"), table);
  expect(await bring(item("one"), item("two", { tags: ["News", "Old"] }))).toEqual({
    changed: 2,
    losses: [],
  });
  expect(await text("articles/2019/two/index.md")).toContain(
    "topics:\n  - news\n  - harbour\nauthors:",
  );
  expect(await text("channel.yaml")).toContain("slug: harbour");
  expect(await readFile(join(folder, "import.yaml"), "utf8")).toBe(table);
});

it("goes on after an interruption, and takes nothing of its own for yours", async () => {
  const { bring, folder, files } = await project();
  await bring(item("one"), item("two"));
  const { articles } = JSON.parse(await readFile(join(folder, "import-state.json"), "utf8"));
  // As if the import had stopped after the first article: only the journal knows it.
  const [[key, written] = ["", undefined]] = Object.entries<unknown>(articles).slice(0, 1);
  await rm(join(folder, "import-state.json"));
  await rm(join(folder, "content/articles/2019/two"), { recursive: true });
  await importJournal(folder, key, written);
  expect(await bring(item("one"), item("two"))).toEqual({ same: 1, new: 1, losses: [] });
  expect((await files()).filter((file) => file.endsWith("index.md"))).toEqual([
    "2019/one/index.md",
    "2019/two/index.md",
  ]);
});

/** Leaves behind what an import notes while it runs: its last line may be cut off. */
async function importJournal(folder: string, key: string, written: unknown) {
  await mkdir(join(folder, ".broadsheet/import"), { recursive: true });
  const line = JSON.stringify({ key, written });
  await writeFile(join(folder, ".broadsheet/import/journal.ndjson"), `${line}\n{"key":"cut o`);
}

it("never publishes what has no date or lies in the future", async () => {
  const { bring, text } = await project();
  const done = await bring(
    item("future", { date_published: "2027-05-03T08:00:00Z" }),
    item("undated", { date_published: "0000-00-00" }),
    item("linking", { content_html: '<p><a href="/2019/undated/">undated</a></p>' }),
  );
  expect(await text("articles/2027/future/index.md")).toContain(
    "published: 2027-05-03T16:00\nstatus: draft\n",
  );
  expect(await text("articles/2026/undated/index.md")).toContain(
    "published: 2026-01-01T08:00\nstatus: draft\n",
  );
  expect(await text("articles/2019/linking/index.md")).toContain(
    "[undated](https://old.example/2019/undated/)",
  );
  expect(done.losses).toEqual([
    "future: it was scheduled and had not appeared, so it became a draft; remove the line status: draft to publish it",
    'undated: the date of publication, "0000-00-00", cannot be read',
    "undated: it has no date, so it became a draft; remove the line status: draft to publish it",
    "linking: a link leads to Title of undated, which is a draft, so it still leads to the old site",
  ]);
});

it("gives every article an address of its own", async () => {
  const { bring, files } = await project();
  const done = await bring(
    item("one"),
    item("x", { url: "https://old.example/2020/one/", id: "2" }),
    item("y", { url: "https://old.example/?p=3", id: "3", title: "海港新闻" }),
    item("z", { url: "https://old.example/../../etc/passwd", id: "4" }),
    item("w", { url: "https://old.example/Über%20uns.html", id: "5" }),
    item("v", { url: undefined, id: "6", title: "" }),
  );
  expect((await files()).filter((file) => file.endsWith("index.md"))).toEqual(
    [
      "2019/article-2019-05-03/index.md",
      "2019/one-2/index.md",
      "2019/one/index.md",
      "2019/passwd/index.md",
      "2019/article-2019-05-03-2/index.md",
      "2019/ueber-uns/index.md",
    ].sort(),
  );
  expect(done.losses).toContain("one-2: another article has the slug one, so it became one-2");
});

it("brings pictures and files once, checks what they are, and says what is missing", async () => {
  const picture = await photo(40, 30).jpeg().toBuffer();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = "" } = request;
    asked.push(url);
    if (/missing|-300x200/.test(url)) response.writeHead(404).end();
    else if (url.endsWith(".pdf")) response.end("%PDF-1.7");
    else if (url.includes("html.png")) response.end("<html>not found</html>");
    else response.end(picture);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const { bring, text, files } = await project();
  const one = item("one", {
    id: "1",
    url: `${origin}/2019/one/`,
    content_html: `<p><img src="/a/photo-300x200.png" alt="A"></p><p><img src="/b/../photo.php?x=1" alt="B"></p><p><img src="/a/photo.png" alt="A"></p>
<p><img src="/missing.jpg" alt="C"></p><p><img src="/html.png" alt="D"></p><p><a href="/report.pdf">PDF</a> <a href="https://elsewhere.example/x.pdf">x</a></p>`,
  });
  const done = await bring(one);
  expect((await files()).slice(-4)).toEqual([
    "2019/one/index.md",
    "2019/one/photo-2.jpg",
    "2019/one/photo.jpg",
    "2019/one/report.pdf",
  ]);
  expect(await text("articles/2019/one/index.md")).toContain(`![A](photo.jpg)

![B](photo-2.jpg)

![A](photo.jpg)

![C](${origin}/missing.jpg)

![D](${origin}/html.png)

[PDF](report.pdf) [x](https://elsewhere.example/x.pdf)
`);
  expect(done.losses).toEqual([
    `one: the picture ${origin}/missing.jpg was not brought: the server answered 404`,
    `one: the picture ${origin}/html.png was not brought: it is not a picture that can be published`,
  ]);
  asked.length = 0;
  expect((await bring(one)).losses).toEqual(done.losses);
  expect(asked).toEqual(["/missing.jpg"]);
});

it("leads no old address to an article that it refuses", async () => {
  const { bring, text, folder } = await project();
  await bring(item("kept"));
  await writeFile(
    join(folder, "feed.json"),
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Old",
      items: [item("kept"), item("endless", { content_html: `<p>${"word ".repeat(50_000)}</p>` })],
    }),
  );
  const { outcomes, redirects } = await importFrom(join(folder, "feed.json"), folder, now);
  expect(Object.fromEntries(outcomes)).toEqual({ same: 1, refused: 1 });
  expect(redirects).toBe(1);
  expect(await text("channel.yaml")).not.toContain("endless");
});
