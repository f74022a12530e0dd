import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Edition, pressPublication } from "../../../src/press/edition/press-edition.ts";
import { writeEdition } from "../../../src/press/edition/write-edition.ts";
import { defect } from "../../../src/press/press-error.ts";
import { pictureCache, pressFixture } from "../../support/fixtures.ts";

const { publication, edition } = await pressFixture("demanding");

function contents({ index, files }: Edition) {
  return { index, files: files.map((file) => [file.path, file.hash, file.bytes()]) };
}

describe("pressing", () => {
  it("makes the same bytes whatever the order of the files", async () => {
    const reversed = await pressPublication(
      { ...publication, manuscripts: [...publication.manuscripts].reverse() },
      pictureCache,
    );
    expect(contents(reversed)).toEqual(contents(edition));
  });

  it("cuts a series into volumes of 50, oldest first", async () => {
    const [manuscript] = publication.manuscripts;
    if (manuscript === undefined) throw new Error("the fixture has no article");
    const many = Array.from({ length: 101 }, (_, number) => ({
      ...manuscript,
      article: { ...manuscript.article, slug: `a${number}`, published: number * 60_000 },
    }));
    const { files, index } = await pressPublication(
      { ...publication, manuscripts: many },
      pictureCache,
    );
    expect(index.slugs).toBe(many.map(({ article }) => `${article.slug},`).join(""));
    expect(
      files.map(({ path }) => path).filter((path) => /^\/volumes\/all\/.*rss$/.test(path)),
    ).toEqual(["/volumes/all/0.rss", "/volumes/all/1.rss", "/volumes/all/2.rss"]);
  });
});

describe("writing", () => {
  async function workFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
    return folder;
  }

  it("replaces what was there, whole", async () => {
    const folder = await workFolder();
    const dist = join(folder, "dist");
    await cp("tests", dist, { recursive: true });
    await writeEdition(edition, dist);
    expect((await readdir(dist)).sort()).toEqual(["assets", "edition.bin", "edition.js"]);
    expect(await readdir(folder)).toEqual(["dist"]);
    expect(await readdir(join(dist, "assets", "media"))).toHaveLength(edition.media.length);
  });

  it("leaves what was there when it fails half-way", async () => {
    const folder = await workFolder();
    const dist = join(folder, "dist");
    await writeEdition(edition, dist);
    const before = await readFile(join(dist, "edition.bin"), "utf8");
    const unwritable = { path: "/x\0", hash: "", bytes: () => new Uint8Array() };
    await expect(
      writeEdition({ ...edition, files: [...edition.files, unwritable] }, dist),
    ).rejects.toThrow();
    expect(await readFile(join(dist, "edition.bin"), "utf8")).toBe(before);
    expect(await readdir(folder)).toEqual(["dist"]);
  });

  it("leaves what was there when the disk is full, and says what to do", async () => {
    const folder = await workFolder();
    const dist = join(folder, "dist");
    await writeEdition(edition, dist);
    const before = await readFile(join(dist, "edition.bin"), "utf8");
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
    });
    const last = {
      path: "/last",
      hash: "",
      bytes: () => {
        throw full;
      },
    };
    await expect(writeEdition({ ...edition, files: [...edition.files, last] }, dist)).rejects.toBe(
      full,
    );
    expect(await readFile(join(dist, "edition.bin"), "utf8")).toBe(before);
    expect(await readdir(folder)).toEqual(["dist"]);
    expect(defect("content", full).fix).toBe("make room on the disk, and try again");
  });

  it("does not leave a file of an earlier edition", async () => {
    const dist = join(await workFolder(), "dist");
    await writeEdition(edition, dist);
    await writeFile(join(dist, "assets", "stale"), "");
    await writeEdition(edition, dist);
    expect(await readdir(join(dist, "assets"))).not.toContain("stale");
  });
});
