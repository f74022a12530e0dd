import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/*
 * Documents name source files by their path from the root, or from src/, tests/ or bench/. The name alone
 * is enough if the folder is clear.
 */

const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...globSync("docs/**/*.md")];
const files = globSync("{src,tests,bench}/**/*.{ts,tsx,mts}").map((file) =>
  file.replaceAll("\\", "/"),
);
const known = new Set([
  ...globSync("*.ts"),
  ...files,
  ...files.map((file) => file.slice(file.indexOf("/") + 1)),
  ...files.map((file) => file.slice(file.lastIndexOf("/") + 1)),
]);

/** The source files that a text names in code or in links. */
function filesIn(text: string): string[] {
  // A name such as *.test.ts means many files.
  return Array.from(text.matchAll(/(?<![*\w./-])[\w./-]*\w\.(?:mts|tsx?)\b/g), ([name]) =>
    name.replace(/^(\.\.?\/)+/, ""),
  );
}

describe("a document", () => {
  it.each(documents)("names only source files that exist: %s", (document) => {
    const named = filesIn(readFileSync(document, "utf8"));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it("fails this test if it names a file that does not exist", () => {
    const named = filesIn("See `feed/rss/entry.ts` and [this](../src/feed/gone.ts).");
    expect(named).toEqual(["feed/rss/entry.ts", "src/feed/gone.ts"]);
    expect(named.filter((name) => !known.has(name))).toEqual(["src/feed/gone.ts"]);
  });
});
