import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { codeVersion } from "../../../src/content/files/code-version.ts";
import { contentFolder } from "../../support/content-folder.ts";

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
