import { mkdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { corpus } from "../../../bench/corpus.ts";
import { readEdition } from "../../../src/catalogue/edition-file.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { pressPublication } from "../../../src/press/edition/press-publication.ts";
import { writeEdition, writeErrors } from "../../../src/press/edition/write-edition.ts";
import { hashOf } from "../../../src/press/entries/pressed.ts";
import { basisOf, pressLineage } from "../../../src/press/lineage/press-lineage.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";
import { pictureCache } from "../../support/fixtures.ts";

const options = { preview: "none", now: () => 0 } as const;

/** A folder with made-up content, and room for editions beside it. */
async function corpusFolder(articles: number): Promise<string> {
  const files = Object.fromEntries(
    [...corpus(articles, 5)].map(({ path, text }) => [`content/${path}`, text]),
  );
  return contentFolder(files);
}

/** Every file below a folder, by its path. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(folder.length), (await readFile(path)).toString("latin1")] as const;
      }),
    ),
  );
}

const pressedBy = (build: Awaited<ReturnType<typeof buildEdition>>) =>
  build.ok ? build.value : build.errors;

describe("building an edition", () => {
  it("in threads writes the same bytes as pressing it in memory", async () => {
    const folder = await corpusFolder(160);
    const content = join(folder, "content");
    const built = await buildEdition(content, join(folder, "threads"), options);
    expect(pressedBy(built)).toEqual({ articles: 160, pressed: 160 });
    const publication = await readPublication(content);
    if (!publication.ok) throw new Error("the corpus has errors");
    const edition = await pressPublication(publication.value, pictureCache);
    const basis = basisOf(publication.value.channel);
    const name = hashOf(JSON.stringify(edition.index));
    const line = pressLineage(edition.rows, basis, name, edition.pressed, undefined);
    await writeEdition({ ...edition, line }, join(folder, "memory"));
    const threads = await filesOf(join(folder, "threads"));
    threads.delete("/press.json");
    expect(threads).toEqual(await filesOf(join(folder, "memory")));
  });

  it("has the date of the last build that changed what is served, or was deployed", async () => {
    const folder = await corpusFolder(3);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    const dated = async (moment: number, deployed?: number) => {
      await buildEdition(content, dist, { preview: "none", now: () => moment, deployed });
      const file = readEdition(await readFile(join(dist, "edition.bin")));
      return "index" in file && file.pressed;
    };
    expect(await dated(1000)).toBe(1000);
    expect(await dated(2000)).toBe(1000);
    const article = join(content, "articles/2010/article-1/index.md");
    await writeFile(article, `${await readFile(article, "utf8")}\nOne more word.\n`);
    expect(await dated(3000)).toBe(3000);
    // Readers may have seen editions of other machines since.
    expect(await dated(4000, 4500)).toBe(4500);
    expect(await dated(5000)).toBe(4500);
    // The clock that gave the previous moment was ahead.
    expect(await dated(4000)).toBe(4000);
  });

  it("presses only what has changed, with the same result as pressing everything", async () => {
    const folder = await corpusFolder(60);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    await buildEdition(content, dist, options);
    expect(pressedBy(await buildEdition(content, dist, options))).toEqual({
      articles: 60,
      pressed: 0,
    });
    const article = join(content, "articles/2010/article-7/index.md");
    await writeFile(article, `${await readFile(article, "utf8")}\nOne more word.\n`);
    await mkdir(join(content, "articles/2009/backdated"), { recursive: true });
    await writeFile(
      join(content, "articles/2009/backdated/index.md"),
      articleSource("title: Backdated\npublished: 2009-01-01\ntopics: [topic-1]"),
    );
    await rm(join(content, "articles/2010/article-30"), { recursive: true });
    expect(pressedBy(await buildEdition(content, dist, options))).toEqual({
      articles: 60,
      pressed: 2,
    });
    await buildEdition(content, join(folder, "afresh"), options);
    expect(await filesOf(dist)).toEqual(await filesOf(join(folder, "afresh")));
  });

  it("presses everything again for another channel, base or preview", async () => {
    const folder = await corpusFolder(3);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    await buildEdition(content, dist, options);
    for (const others of [
      { ...options, baseUrl: "https://other.example.org" },
      { ...options, preview: "pages" as const },
    ]) {
      expect(pressedBy(await buildEdition(content, dist, others))).toMatchObject({ pressed: 3 });
    }
  });

  it("ignores a broken record", async () => {
    const folder = await corpusFolder(3);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    await buildEdition(content, dist, options);
    await writeFile(join(dist, "press.json"), "{");
    expect(pressedBy(await buildEdition(content, dist, options))).toMatchObject({ pressed: 3 });
  });

  it("keeps the previous edition if an article has an error, and reports the errors in order", async () => {
    const folder = await corpusFolder(3);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    await buildEdition(content, dist, options);
    const before = await filesOf(dist);
    for (const slug of ["article-2", "article-1"]) {
      await writeFile(join(content, `articles/2010/${slug}/index.md`), articleSource("title: T"));
    }
    const failed = await buildEdition(content, dist, options);
    expect(failed.ok ? [] : failed.errors.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "content/articles/2010/article-1/index.md:2",
      "content/articles/2010/article-2/index.md:2",
    ]);
    expect(await filesOf(dist)).toEqual(before);
  });

  it("copies the edition for a deployment, but not if an article has an error", async () => {
    const folder = await corpusFolder(2);
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    const copied = (name: string) =>
      buildEdition(content, dist, { ...options, snapshot: join(folder, name) });
    await copied("good");
    expect(await filesOf(join(folder, "good"))).toEqual(await filesOf(dist));
    await writeFile(join(content, "articles/2010/article-1/index.md"), articleSource("title: T"));
    expect((await copied("bad")).ok).toBe(false);
    expect(await readdir(folder)).not.toContain("bad");
  });

  it("removes what a killed build has left", async () => {
    const folder = await corpusFolder(1);
    const dist = join(folder, "dist");
    // No process has this number.
    mkdirSync(join(folder, ".dist-99999999", "assets"), { recursive: true });
    await writeFile(join(folder, ".dist-99999999-pieces"), "");
    await buildEdition(join(folder, "content"), dist, options);
    expect((await readdir(dirname(dist))).sort()).toEqual([
      ".cache",
      "channel.yaml",
      "content",
      "dist",
    ]);
  });

  it("needs no cache for the pictures that it reuses", async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    const folder = await contentFolder({
      "content/channel.yaml": channelYaml,
      "content/articles/2026/a/index.md": articleSource(
        "title: A\npublished: 2026-01-01",
        "![A](a.svg)",
      ),
      "content/articles/2026/a/a.svg": drawing,
    });
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    await buildEdition(content, dist, options);
    const before = await filesOf(dist);
    await rm(join(folder, ".cache"), { recursive: true });
    expect(pressedBy(await buildEdition(content, dist, options))).toMatchObject({ pressed: 0 });
    expect(await filesOf(dist)).toEqual(before);
    await rm(join(folder, ".cache"), { recursive: true, force: true });
    await writeErrors([], dist);
    expect(pressedBy(await buildEdition(content, dist, options))).toMatchObject({ pressed: 1 });
    expect(await filesOf(dist)).toEqual(before);
    // A file of the same size, with another date, may hold something else.
    await writeFile(join(content, "articles/2026/a/a.svg"), drawing.replace("<rect", "<path"));
    expect(pressedBy(await buildEdition(content, dist, options))).toMatchObject({ pressed: 1 });
  });

  it("reads an article again when one that it links to has moved", async () => {
    const folder = await contentFolder({
      "content/channel.yaml": channelYaml,
      "content/articles/2026/a/index.md": articleSource(
        "title: A\npublished: 2026-01-01",
        "[B](../../2025/b/index.md)",
      ),
      "content/articles/2025/b/index.md": articleSource("title: B\npublished: 2025-01-01"),
    });
    const [content, dist] = [join(folder, "content"), join(folder, "dist")];
    expect(pressedBy(await buildEdition(content, dist, options))).toMatchObject({ pressed: 2 });
    await rename(join(content, "articles/2025"), join(content, "articles/2024"));
    const built = await buildEdition(content, dist, options);
    expect(built.ok ? "" : built.errors.map(({ message }) => message).join()).toMatch(
      /^the link \.\.\/\.\.\/2025\/b\/index\.md leads (to no|neither to an) article/,
    );
  });

  it("reports its progress", async () => {
    const folder = await corpusFolder(3);
    const seen: string[] = [];
    await buildEdition(join(folder, "content"), join(folder, "dist"), {
      ...options,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("writes an index that the Worker reads", async () => {
    const folder = await corpusFolder(2);
    await buildEdition(join(folder, "content"), join(folder, "dist"), options);
    const file = readEdition(await readFile(join(folder, "dist/edition.bin")));
    expect("index" in file && file.index.slugs).toBe("article-0,article-1,");
  });
});
