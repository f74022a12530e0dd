import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fontFaces, typeface, usesTypeface } from "../../../src/pages/style/typeface.ts";
import { typefaceFiles } from "../../../src/press/typeface/typeface-files.ts";

it("the name of each file changes with its bytes, because browsers keep it for a year", () => {
  const files = typefaceFiles();
  expect(files).toHaveLength(Object.keys(typeface).length);
  for (const { path, bytes } of files) {
    const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
    expect(path).toBe(`/fonts/newsreader-${hash}.woff2`);
    expect(fontFaces).toContain(`url(${path})`);
    expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe("wOF2");
  }
});

it("all letters together have less than 60 KB", () => {
  const sizes = typefaceFiles().map(({ bytes }) => bytes.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
});

it.each([
  ["en", true],
  ["pt-BR", true],
  ["zh-Hans", false],
  ["ar", false],
])("pages in %s load it: %s", (language, loads) => {
  expect(usesTypeface(language)).toBe(loads);
});
