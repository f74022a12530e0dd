import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { english } from "../../src/cli/editor/words/en.ts";

/* docs/editing.md: what it says of the editor is what the editor shows. */

const page = readFileSync("docs/editing.md", "utf8");
const sveltia = readFileSync("node_modules/@sveltia/cms/locales/en-GB.json", "utf8");

it("names buttons, fields and messages as the editor does", () => {
  const ours: string[] = Object.values(english);
  const known = new Set(ours.flatMap((word) => [word, `Add ${word}`, `⚠ ${word}`]));
  const named = [...page.matchAll(/“([^”]+)”/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !known.has(name) && !sveltia.includes(name))).toEqual([]);
});

it("shows pictures that exist, and describes each", () => {
  const pictures = [...page.matchAll(/!\[([^\]]*)\]\((pictures\/[^)]+)\)/g)];
  expect(pictures.length).toBe(4);
  for (const [, description = "", file = ""] of pictures) {
    expect(existsSync(`docs/${file}`), file).toBe(true);
    expect(description.length).toBeGreaterThan(20);
  }
});
