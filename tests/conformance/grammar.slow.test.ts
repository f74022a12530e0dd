import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { bindPieces } from "../support/bind-pieces.ts";
import { withTool } from "../support/with-tool.ts";
import { channel, feeds } from "./corpus.ts";

const it = withTool("jing");

const grammar = "tests/conformance/schemas/atom-rfc4287.rnc";

/** What jing reports of a document by the grammar of RFC 4287. Empty if the document is valid. */
function jing(document: string): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "atom.xml");
  writeFileSync(file, document);
  const run = spawnSync("jing", ["-c", grammar, file], { encoding: "utf8" });
  return run.status === 0 ? "" : `${run.stdout}${run.error ?? ""}`;
}

it("the Atom feed of the corpus, and one without entries, match the grammar of RFC 4287", () => {
  expect(jing(feeds["atom"] ?? "")).toBe("");
  expect(jing(bindPieces("atom", channel, []))).toBe("");
});

it("the grammar rejects an element that is not Atom", () => {
  const report = jing((feeds["atom"] ?? "").replace("<updated>", "<changed/><updated>"));
  expect(report).toContain("changed");
});
