import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fateOf, hashOf, placeFolder } from "../../../../src/cli/import/write/place-folder.ts";
import { contentFolder } from "../../../support/content-folder.ts";

const path = "articles/2019/a/index.md";
const nothing = async () => {};

/** What an earlier import wrote, as its state notes it. */
const written = (files: Readonly<Record<string, string>>) => ({
  path,
  source: "",
  missing: 0,
  losses: [],
  files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, hashOf(text)])),
});

it("somebody may have changed or removed what an import wrote", async () => {
  const folder = await contentFolder({ [path]: "text" });
  expect(await fateOf(folder, undefined)).toBe("unknown");
  expect(await fateOf(folder, written({ "index.md": "text" }))).toBe("untouched");
  expect(await fateOf(folder, written({ "index.md": "earlier" }))).toBe("edited");
  const elsewhere = { ...written({}), path: "articles/2019/b/index.md" };
  expect(await fateOf(folder, elsewhere)).toBe("removed");
});

it("a folder is replaced, without what an import wrote, and with what somebody added or changed", async () => {
  const at = (name: string) => join(folder, "articles/2019/a", name);
  const folder = await contentFolder({
    [path]: "old text",
    "articles/2019/a/old.jpg": "as written",
    "articles/2019/a/cropped.jpg": "cropped since",
    "articles/2019/a/notes/mine.txt": "mine",
    "new.jpg": "new",
  });
  const before = written({
    "index.md": "old text",
    "old.jpg": "as written",
    "cropped.jpg": "whole",
  });
  const files = [{ name: "new.jpg", file: join(folder, "new.jpg"), length: 3 }];
  const announced: unknown[] = [];
  const aside = join(folder, ".aside");
  await placeFolder(folder, path, "new text", files, before, aside, async (hashes) => {
    announced.push(hashes, await readFile(at("index.md"), "utf8"));
  });
  expect(announced).toEqual([
    { "index.md": hashOf("new text"), "new.jpg": hashOf("new") },
    "old text",
  ]);
  expect((await readdir(at("."))).sort()).toEqual(["cropped.jpg", "index.md", "new.jpg", "notes"]);
  expect(await readFile(at("index.md"), "utf8")).toBe("new text");
  expect(await readFile(at("notes/mine.txt"), "utf8")).toBe("mine");
  expect(await readdir(folder)).not.toContain(".aside");
});

it("a folder is made with all the folders above it, whatever an interrupted import left", async () => {
  const folder = await contentFolder({ ".aside/new/left-over": "" });
  await placeFolder(folder, path, "text", [], undefined, join(folder, ".aside"), nothing);
  expect(await readdir(join(folder, "articles/2019/a"))).toEqual(["index.md"]);
  await writeFile(join(folder, "articles/2019/a/index.md"), "changed");
  await placeFolder(folder, path, "text", [], undefined, join(folder, ".aside"), nothing);
  expect(await readFile(join(folder, path), "utf8")).toBe("text");
});
