import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { codeVersion, keepFile } from "../../../src/content/files/keep-file.ts";
import { contentFolder } from "../../support/content-folder.ts";

const name = "pictures/one/50.jpg";

it.each([
  ["nothing", async () => {}],
  [
    "an older file",
    async (at: (path: string) => string) => {
      await mkdir(at("pictures/one"), { recursive: true });
      await writeFile(at(name), "older");
    },
  ],
  [
    "a folder",
    async (at: (path: string) => string) => {
      await mkdir(at(`${name}/in/the/way`), { recursive: true });
    },
  ],
  [
    "a file where its folder belongs",
    async (at: (path: string) => string) => {
      await writeFile(at("pictures"), "in the way");
    },
  ],
])("keeps a file in place of %s, and leaves no other file", async (_, prepare) => {
  const folder = await contentFolder({});
  await prepare((path) => join(folder, path));
  await keepFile(folder, name, "kept");
  expect(await readFile(join(folder, name), "utf8")).toBe("kept");
  expect(await readdir(join(folder, "pictures/one"))).toEqual(["50.jpg"]);
});

it("keeps one whole file when several are written at the same time", async () => {
  const folder = await contentFolder({});
  await Promise.all(["a", "b", "c"].map((text) => keepFile(folder, name, text)));
  expect(await readFile(join(folder, name), "utf8")).toMatch(/^[abc]$/);
  expect(await readdir(join(folder, "pictures/one"))).toEqual(["50.jpg"]);
});

it("changes when a source file is edited, added, removed or renamed", async () => {
  const folder = await contentFolder({ "a.ts": "1", "b/c.tsx": "2", "notes.md": "3" });
  const versions = [codeVersion(folder)];
  const after = async (change: Promise<void>) => {
    await change;
    versions.push(codeVersion(folder));
  };
  await after(writeFile(join(folder, "a.ts"), "2"));
  await after(writeFile(join(folder, "b/d.js"), ""));
  await after(rename(join(folder, "b/d.js"), join(folder, "b/e.js")));
  await after(rm(join(folder, "b/c.tsx")));
  expect(new Set(versions).size).toBe(5);
});

it("does not depend on where the code is or which other files are beside it", async () => {
  const one = await contentFolder({ "a.ts": "1" });
  const other = await contentFolder({ "a.ts": "1", "notes.md": "3" });
  await rm(join(one, "channel.yaml"), { force: true });
  expect(codeVersion(one)).toBe(codeVersion(other));
});
