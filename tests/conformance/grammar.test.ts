import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bindPieces } from "../support/bind-pieces.ts";
import { channel, feeds } from "./corpus.ts";

const grammar = "tests/conformance/schemas/atom-rfc4287.rnc";

/** What jing says of a document by the grammar of RFC 4287; undefined where jing is not installed. */
function jing(document: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "atom.xml");
  writeFileSync(file, document);
  const run = spawnSync("jing", ["-c", grammar, file], { encoding: "utf8" });
  if (run.error !== undefined) {
    console.warn("jing is not installed: the grammar of Atom was not checked");
    return undefined;
  }
  return run.status === 0 ? "" : run.stdout;
}

it("the Atom of the corpus, and a feed without entries, fit the grammar of RFC 4287", () => {
  expect(jing(feeds["atom"] ?? "") ?? "").toBe("");
  expect(jing(bindPieces("atom", channel, [])) ?? "").toBe("");
});

it("the grammar refuses what is not Atom, where jing can say so", () => {
  const report = jing((feeds["atom"] ?? "").replace("<updated>", "<changed/><updated>"));
  if (report !== undefined) expect(report).toContain("changed");
});
