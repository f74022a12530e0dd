import { appendFile, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ImportState } from "../../../../src/cli/import/write/state.ts";
import { contentFolder } from "../../../support/content-folder.ts";

const entry = (path: string) => ({ path, source: "", files: {}, missing: 0, losses: [] });

it("a state has a line for each article, in order, and stays as it is if nothing changes", async () => {
  const folder = await contentFolder({});
  const [file, journal] = [join(folder, "state.json"), join(folder, ".work/journal")];
  const state = await ImportState.open(file, journal);
  await state.note("b", entry("articles/2019/b/index.md"));
  await state.note("a", entry("articles/2019/a/index.md"));
  await state.save();
  expect(await readdir(join(folder, ".work"))).toEqual([]);
  const lines = (await readFile(file, "utf8")).split("\n");
  expect(lines.map((line) => /^ {4}"(.)": /.exec(line)?.[1]).filter(Boolean)).toEqual(["a", "b"]);
  await utimes(file, 1, 1);
  const again = await ImportState.open(file, journal);
  expect(again.get("a")).toEqual(entry("articles/2019/a/index.md"));
  await again.save();
  expect((await stat(file)).mtimeMs).toBe(1000);
});

it("an import that was interrupted finds what it wrote in its journal, up to a line that is cut off", async () => {
  const folder = await contentFolder({});
  const [file, journal] = [join(folder, "state.json"), join(folder, "journal")];
  const state = await ImportState.open(file, journal);
  await state.note("a", entry("articles/2019/a/index.md"));
  await state.note("a", entry("articles/2020/a/index.md"));
  await appendFile(journal, '{"key":"b","written":{"pa');
  const next = await ImportState.open(file, journal);
  expect(Object.fromEntries(next.entries())).toEqual({ a: entry("articles/2020/a/index.md") });
  await writeFile(file, "{}");
  await expect(ImportState.open(file, journal)).rejects.toThrow();
});
