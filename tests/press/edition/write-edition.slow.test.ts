import fs from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { writeEdition } from "../../../src/press/edition/write-edition.ts";
import { defect } from "../../../src/press/press-error.ts";
import { pressFixture } from "../../support/fixtures.ts";

const { edition } = await pressFixture("demanding");

describe("writing", () => {
  async function workFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
    return folder;
  }

  it("replaces everything that was there", async () => {
    const folder = await workFolder();
    const dist = join(folder, "dist");
    await cp("tests", dist, { recursive: true });
    await writeEdition(edition, dist);
    expect((await readdir(dist)).sort()).toEqual(["assets", "edition.bin", "edition.js"]);
    expect(await readdir(folder)).toEqual(["dist"]);
    expect(await readdir(join(dist, "assets", "media"))).toHaveLength(edition.media.length);
  });

  it("keeps the previous edition when it fails half-way", async () => {
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

  it("keeps the previous edition when the disk is full, and says what to do", async () => {
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
    expect(defect("content", full).fix).toBe("free some space on the disk, and try again");
  });

  it("puts the previous edition back when the new one cannot be renamed", async () => {
    const folder = await workFolder();
    const dist = join(folder, "dist");
    await writeEdition(edition, dist);
    const before = await readFile(join(dist, "edition.bin"), "utf8");
    const busy = Object.assign(new Error("EBUSY: resource busy or locked, rename"), {
      code: "EBUSY",
    });
    const { renameSync } = fs;
    const rename = vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      if (to === dist && !String(from).endsWith("-old")) throw busy;
      renameSync(from, to);
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      rename.mockRestore();
      syncBuiltinESMExports();
    });
    await expect(writeEdition({ ...edition, pressed: 1 }, dist)).rejects.toBe(busy);
    expect(await readFile(join(dist, "edition.bin"), "utf8")).toBe(before);
    expect(await readdir(folder)).toEqual(["dist"]);
  });

  it("links the files of the previous edition, and makes none of them again", async () => {
    const folder = await workFolder();
    const [dist, next] = [join(folder, "dist"), join(folder, "next")];
    await writeEdition(edition, dist);
    const files = edition.files.map((file) => ({
      ...file,
      bytes: () => {
        throw new Error(`${file.path} was made again`);
      },
    }));
    const same = (path: string) => join(dist, "assets", path);
    await writeEdition({ ...edition, files }, next, undefined, same);
    for (const { path } of [...edition.files, ...edition.media]) {
      expect(fs.statSync(join(next, "assets", path)).ino, path).toBe(fs.statSync(same(path)).ino);
    }
  });

  it("leaves no file of an earlier edition", async () => {
    const dist = join(await workFolder(), "dist");
    await writeEdition(edition, dist);
    await writeFile(join(dist, "assets", "stale"), "");
    await writeEdition(edition, dist);
    expect(await readdir(join(dist, "assets"))).not.toContain("stale");
  });
});
