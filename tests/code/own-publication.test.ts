import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/*
 * The engine's tests use only tests/fixtures/. So the owner of content/ may add, change or delete any
 * article there, and no test fails. `npm test` checks content/ in separate steps (tests/run.ts).
 */

/** The names of functions that read or change the file or folder at a path. */
const reader =
  /^(?:pressFolder|pressContent|projectCopy|(?:read(?!Only)|check|build|stat|lstat|exists|access|open|glob|cp|copy|resolve|join|rm|rename|write|mkdir)\w*)$/;

/** The calls in a test's source that take a path in the repository's own content/. */
function readsOf(text: string): string[] {
  const calls = text.matchAll(/(\w+)\(\s*["'`](?:\.\/)?content(?:["'`]|\/[^,)]*)/g);
  const addresses = text.match(/["'`](?:\.\.\/)+content\b[^"'`]*["'`]/g) ?? [];
  return [
    ...Array.from(calls)
      .filter(([, name = ""]) => reader.test(name))
      .map(([call]) => call),
    ...addresses,
  ];
}

it("no test reads the publication that comes with the engine", () => {
  const files = globSync("tests/**/*.{ts,tsx}", {
    // Three programs that are not tests, and the examples below.
    exclude: [
      "tests/e2e/lighthouse.ts",
      "tests/e2e/screenshots.ts",
      "tests/run.ts",
      "tests/code/own-publication.test.ts",
    ],
  });
  expect(files.length).toBeGreaterThan(200);
  const reads = files.flatMap((file) =>
    readsOf(readFileSync(file, "utf8")).map((read) => `${file}: ${read}`),
  );
  expect(reads).toEqual([]);
});

it.each([
  'pressFolder("content")',
  'readFileSync("content/channel.yaml", "utf8")',
  "readdir(\n  `content/articles`)",
  'projectCopy("./content")',
  'new URL("../../content/icon.svg", import.meta.url)',
])("would find %s", (text) => {
  expect(readsOf(`await ${text};`)).toHaveLength(1);
});

it("would report nothing else", () => {
  const text = `import { readPublication } from "../../src/content/read-publication.ts";
    join(folder, "content/channel.yaml"); edit("content/channel.yaml", change); git("add", "content");
    expect(output).toContain("content/channel.yaml:1:1");`;
  expect(readsOf(text)).toEqual([]);
});
