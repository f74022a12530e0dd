import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
import { photo } from "../../support/images.ts";
import {
  articleFolderOf,
  goodArticle,
  leastFrontMatter,
  onlyReport,
  readOnly,
} from "../../support/one-article.ts";

const png = await photo(30, 20).png().toBuffer();

describe("a file in an article's folder", () => {
  it("is found by a name with spaces, per cent signs or Chinese, and in a subfolder", async () => {
    const names = ["photo 1.png", "100%.png", "签约.png", "photos/2.png"];
    const { images, body } = await goodArticle(
      "![Alt](<photo 1.png>) ![Alt](100%25.png) ![Alt](签约.png) ![Alt](./photos/2.png)",
      Object.fromEntries(names.map((name) => [name, png])),
    );
    expect([...images.keys()]).toEqual(names);
    expect(JSON.stringify(body)).toContain('"src":"photo 1.png"');
  });

  it("is found even if its accents are composed differently on the disk", async () => {
    const { images } = await goodArticle("![Alt](caf\u00e9.png)", { "cafe\u0301.png": png });
    expect([...images.keys()]).toEqual(["cafe\u0301.png"]);
  });
});

describe("a name in an article", () => {
  it("is an error if the file is missing or spelt differently on the disk", async () => {
    expect(await onlyReport("![Alt](Photo.PNG)", { "photo.png": png })).toMatch(
      /: the image Photo\.PNG is called photo\.png on the disk\n[\s\S]*help: write photo\.png/,
    );
    expect(await onlyReport("![Alt](foto.png)", { "photo.png": png })).toMatch(
      /: there is no image foto\.png in the article's folder\n[\s\S]*, or write photo\.png/,
    );
    expect(await onlyReport("![Alt](Photos/x.png)", { "photos/x.png": png })).toContain(
      "Photos is called photos on the disk",
    );
  });

  it("is an error that suggests no other file if the folder holds only the article", async () => {
    expect(await onlyReport("![Alt](index.mp)", {})).toMatch(
      /help: put the image into the article's folder, and write its exact name/,
    );
  });

  it("is an error if the image is empty", async () => {
    expect(await onlyReport("![Alt](x.png)", { "x.png": "" })).toContain(
      "the image x.png is empty",
    );
  });

  it("is an error if another file has a name that some computers cannot tell apart", async () => {
    const folder = await articleFolderOf("![Alt](photo.png)", {
      "photo.png": png,
      "Photo.png": png,
    });
    expect((await readOnly(folder)).reports.join()).toMatch(
      /the names Photo\.png and photo\.png differ/,
    );
  });

  it.each([
    "../b/x.png",
    "photos/../../b/x.png",
    "..%2Fb/x.png",
    "/etc/hostname",
    "//",
    "C:x.png",
    "..\\\\b\\\\x.png",
    ".",
    "%2e%2e/b/x.png",
  ])("cannot lead out of the article's folder: %s", async (name) => {
    const folder = await articleFolderOf(`![Alt](${name})`, { "photos/y.png": png });
    await mkdir(join(folder, "articles/2026/b"));
    await writeFile(join(folder, "articles/2026/b/x.png"), png);
    const { reports } = await readOnly(folder);
    expect(reports.join()).toMatch(/does not name a file in the article's folder|no file, or an/);
  });

  it("may be a symbolic link within the content folder, but not out of it", async () => {
    const folder = await articleFolderOf("![Alt](x.png)", {});
    const elsewhere = await contentFolder({ "secret.png": png });
    const link = join(folder, "articles/2026/a/x.png");
    await symlink(join(elsewhere, "secret.png"), link);
    expect((await readOnly(folder)).reports.join()).toMatch(
      /x\.png is a link that leads out of the con/,
    );

    const inside = await articleFolderOf("![Alt](y.png)", { "x.png": png });
    await symlink("x.png", join(inside, "articles/2026/a/y.png"));
    expect((await readOnly(inside)).reports).toEqual([]);
    await symlink(elsewhere, join(inside, "articles/2026/a/out"));
    await writeFile(
      join(inside, "articles/2026/a/index.md"),
      articleSource(leastFrontMatter, "![Alt](out/secret.png)"),
    );
    expect((await readOnly(inside)).reports.join()).toContain("leads out of the content folder");
  });

  it("cannot be that of a folder or of a link to nothing", async () => {
    const folder = await articleFolderOf("![Alt](x.png) ![Alt](y.png)", { "x.png/y": "" });
    await symlink("nowhere", join(folder, "articles/2026/a/y.png"));
    expect((await readOnly(folder)).reports.join()).toMatch(
      /x\.png is not a file\n[\s\S]*the image y\.png cannot be read \(ENOENT\)/,
    );
  });
});
