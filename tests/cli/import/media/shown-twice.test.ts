import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { articleFiles } from "../../../../src/cli/import/media/article-files.ts";

const cache = mkdtempSync(join(tmpdir(), "broadsheet-import-"));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

it("a file to which an article links often is one file", async () => {
  const file = join(cache, "report.pdf");
  writeFileSync(file, "%PDF-1.7\n");
  const value = { file, type: "application/pdf" };
  const files = articleFiles({ download: async () => ({ ok: true, value }), cache }, undefined);
  const ask = () => files.file("https://old.example/report.pdf", undefined, () => undefined);
  const found = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(found.map((one) => one?.name))).toEqual(new Set(["report.pdf"]));
});
