import { extname } from "node:path";
import { expect } from "vitest";
import { formatError } from "../../src/content/content-error.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { pressPublication } from "../../src/press/edition/press-publication.ts";
import { contentFolder } from "../support/content-folder.ts";
import { pictureCache } from "../support/fixtures.ts";
import { photo, svg } from "../support/images.ts";

/*
 * Supplies what the examples in the documentation need to be pressed.
 */

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A file that an example names: a picture in the right format, or any bytes. */
export async function fileNamed(name: string): Promise<string | Uint8Array> {
  switch (extname(name)) {
    case ".svg":
      return svg("<circle cx='20' cy='20' r='9'/>", 'width="1200" height="1200"');
    case ".png":
      return photo(64, 64).png().toBuffer();
    case ".jpg":
      return photo(64, 48).jpeg().toBuffer();
    case ".mp3":
      return "ID3";
    case ".pdf":
      return "%PDF-1.7";
    default:
      return "Some bytes.";
  }
}

/** An article in `articles/2026/example/`, with the files that it names. */
export async function articleWithFiles(source: string): Promise<Files> {
  const names = source.match(/(?<=\]\(|file: )[\w-]+\.\w+|(?<=\]\(<)[\w -]+\.\w+/g) ?? [];
  const files = names.map(async (name) => [`articles/2026/example/${name}`, await fileNamed(name)]);
  return {
    "articles/2026/example/index.md": source,
    ...Object.fromEntries(await Promise.all(files)),
  };
}

/** Reads and presses a content folder. An error or a warning fails the test. */
export async function pressWithoutReports(files: Files): Promise<void> {
  const folder = await contentFolder(files);
  const read = await readPublication(folder, undefined, pictureCache);
  expect((read.ok ? read.warnings : read.errors).map(formatError)).toEqual([]);
  if (!read.ok) return;
  const { rows } = await pressPublication(read.value, pictureCache, "pages");
  expect(rows.length).toBe(read.value.manuscripts.length);
}
