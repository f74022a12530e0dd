import { spawnSync } from "node:child_process";
import { cp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Manuscript } from "../../../src/content/manuscript.ts";
import { type PressedPictures, pressPictures } from "../../../src/press/pictures/pictures.ts";
import { PressError } from "../../../src/press/press-error.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { movingGif, photo, svg } from "../../support/images.ts";
import { articleFolderOf, goodArticle } from "../../support/one-article.ts";

const files = {
  "a.jpg": await photo(360, 40).jpeg().toBuffer(),
  "b.png": await photo(40, 30).png().toBuffer(),
  "c.gif": await movingGif(30, 20),
  "d.svg": svg('<circle cx="9" cy="9" r="9"/>', 'width="40" height="20"'),
};

let manuscript: Manuscript;
let cache: string;
beforeEach(async () => {
  const body = Object.keys(files).map((name) => `![Alt](${name})`);
  manuscript = await goodArticle(body.join("\n\n"), files);
  cache = await contentFolder({});
});

/** The bytes of each picture file, in Base64, by its path. */
async function bytesOf({ media }: PressedPictures): Promise<Record<string, string>> {
  const all = media.map(async ({ path, source }) => [path, await readFile(source, "base64")]);
  return Object.fromEntries(await Promise.all(all));
}

/** The path of a file that the cache keeps for `a.jpg`, the only image 360 pixels wide. */
async function kept(name: string): Promise<string> {
  const files = await readdir(join(cache, "pictures"), { recursive: true });
  const one = files.find((file) => file.endsWith("360.jpg")) ?? "";
  return join(cache, "pictures", dirname(one), name);
}

describe("the picture cache", () => {
  it("spares unchanged images a second processing", async () => {
    const first = await pressPictures([manuscript], { cache });
    expect(first.processed).toBe(4);
    const again = await pressPictures([manuscript], { cache });
    expect(again).toEqual({ ...first, processed: 0 });
  });

  it.each([
    ["the list of files was cut off", "files.json", '[{"use":"page"'],
    ["the list of files was never written", "files.json", undefined],
    ["the list of files has the wrong shape", "files.json", "[]"],
    ["a file was cut off", "360.jpg", "x"],
    ["a file is missing", "360.jpg", undefined],
  ])("processes an image again if %s", async (_, name, content) => {
    const first = await pressPictures([manuscript], { cache });
    const before = await bytesOf(first);
    const file = await kept(name);
    await (content === undefined ? rm(file) : writeFile(file, content));
    const again = await pressPictures([manuscript], { cache });
    expect(again.processed).toBe(1);
    expect(await bytesOf(again)).toEqual(before);
  });

  it("holds only finished files, even after two runs at once", async () => {
    await Promise.all([
      pressPictures([manuscript], { cache }),
      pressPictures([manuscript], { cache }),
    ]);
    const names = await readdir(join(cache, "pictures"), { recursive: true });
    const finished = /^[0-9a-f]{64}(\/(files\.json|\d+\.(webp|jpg|png)))?$/;
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !finished.test(name))).toEqual([]);
  });
});

describe("after a change in the code", () => {
  /** Presses the picture of an article with a copy of the code in which one passage is replaced. */
  async function pressWith(file: string, before: string, after: string) {
    const copy = await contentFolder({});
    await cp("src", join(copy, "src"), { recursive: true });
    await cp("package.json", join(copy, "package.json"));
    await symlink(resolve("node_modules"), join(copy, "node_modules"));
    const source = await readFile(join(copy, "src", file), "utf8");
    expect(source).toContain(before);
    await writeFile(join(copy, "src", file), source.replace(before, after));
    const folder = await articleFolderOf("![Alt](a.jpg)", { "a.jpg": files["a.jpg"] });
    const script = `
      const { readPublication } = await import("./src/content/read-publication.ts");
      const { pressPictures } = await import("./src/press/pictures/pictures.ts");
      const [folder, cache] = ${JSON.stringify([folder, cache])};
      const { value } = await readPublication(folder, undefined, cache);
      const { processed, media } = await pressPictures(value.manuscripts, { cache });
      console.log(JSON.stringify({ processed, hashes: media.map(({ hash }) => hash) }));`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { cwd: copy, encoding: "utf8" },
    );
    expect(stderr).toBe("");
    const pressed: { processed: number; hashes: readonly string[] } = JSON.parse(stdout);
    return { ...pressed, facts: await readdir(join(cache, "images")) };
  }

  it("the press renders pictures again, and examines images again", async () => {
    const renditions = "press/pictures/renditions.ts";
    const first = await pressWith(renditions, "quality: 82", "quality: 82");
    expect(first).toMatchObject({ processed: 1, facts: [expect.any(String)] });
    const same = await pressWith(renditions, "quality: 82", "quality: 82");
    expect(same).toEqual({ ...first, processed: 0 });
    const coarse = await pressWith(renditions, "quality: 82", "quality: 8");
    expect(coarse.processed).toBe(1);
    expect(coarse.hashes).not.toEqual(first.hashes);
    const stricter = await pressWith("content/files/decoder.ts", "50_000_000", "40_000_000");
    expect(stricter.processed).toBe(1);
    expect(stricter.facts).toHaveLength(2);
  });
});

describe("pictures", () => {
  it("have the same bytes in any order and with any number of workers", async () => {
    const { images } = manuscript;
    const reversed = { ...manuscript, images: new Map([...images].reverse()) };
    const one = await pressPictures([manuscript], { cache }, 1);
    const other = await pressPictures([reversed], { cache: await contentFolder({}) }, 4);
    expect(other.processed).toBe(4);
    expect(other.media.map(({ path }) => path)).toEqual(one.media.map(({ path }) => path));
    expect(await bytesOf(other)).toEqual(await bytesOf(one));
    expect(new Map(other.pictures)).toEqual(new Map(one.pictures));
  });

  it("are made once if two names hold the same image", async () => {
    const copy = await goodArticle("![Alt](x.jpg)", { "x.jpg": files["a.jpg"] });
    const { processed, pictures, media } = await pressPictures([manuscript, copy], { cache });
    expect(processed).toBe(4);
    expect(pictures.size).toBe(5);
    const paths = media.map(({ path }) => path).filter((path) => path.endsWith(".jpg"));
    expect(paths.some((path) => path.includes("/x-"))).toBe(true);
    expect(paths.some((path) => path.includes("/a-"))).toBe(true);
  });
});

describe("an image that changes before it is pressed", () => {
  it.each([
    ["is replaced", (file: string) => writeFile(file, files["b.png"])],
    ["vanishes", (file: string) => rm(file)],
  ])("causes an error that names the article if it %s", async (_, change) => {
    await change(manuscript.images.get("a.jpg")?.file ?? "");
    const pressing = pressPictures([manuscript], { cache });
    await expect(pressing).rejects.toThrow(PressError);
    await expect(pressing).rejects.toMatchObject({
      file: "content/articles/2026/a/index.md",
      message: "the image a.jpg was changed or taken away in the meantime",
      fix: "build again",
    });
  });
});
