import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/*
 * The documents name files of the code. A file is named by its path from the root, or from src/, tests/
 * or bench/; its name alone will do where it is clear which folder is meant.
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

/** The source files that a text names, in code or in a link. */
function filesIn(text: string): string[] {
  // A name such as *.test.ts stands for many files.
  return Array.from(text.matchAll(/(?<![*\w./-])[\w./-]*\w\.(?:mts|tsx?)\b/g), ([name]) =>
    name.replace(/^(\.\.?\/)+/, ""),
  );
}

describe("the source files that documents name exist", () => {
  it.each(documents)("%s", (document) => {
    const named = filesIn(readFileSync(document, "utf8"));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it("and a file that is gone is found", () => {
    const named = filesIn("See `feed/rss/entry.ts` and [this](../src/feed/gone.ts).");
    expect(named).toEqual(["feed/rss/entry.ts", "src/feed/gone.ts"]);
    expect(named.filter((name) => !known.has(name))).toEqual(["src/feed/gone.ts"]);
  });
});
