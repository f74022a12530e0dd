import { readdirSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildEdition } from "../src/press/edition/build-edition.ts";
import type { CorpusFile } from "./corpus.ts";
import { type Row, round } from "./table.ts";

/** Writes a content folder and presses it, both below a scratch folder. Returns the edition's folder. */
export async function pressFiles(scratch: string, files: Iterable<CorpusFile>): Promise<string> {
  await writeContent(scratch, files);
  return pressContent(scratch);
}

/** Writes a content folder below a scratch folder. */
export async function writeContent(scratch: string, files: Iterable<CorpusFile>): Promise<void> {
  const content = join(scratch, "content");
  for (const { path, text } of files) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
}

/** Presses the content folder below a scratch folder. Returns the edition's folder. */
export async function pressContent(scratch: string): Promise<string> {
  const [content, dist] = [join(scratch, "content"), join(scratch, "dist")];
  // An edition counts as changing for its first ten minutes. The benchmarks measure the time after that.
  const now = () => Date.now() - 60 * 60_000;
  const built = await buildEdition(content, dist, { preview: "none", now });
  if (!built.ok) throw new Error(`the articles have errors: ${JSON.stringify(built.errors[0])}`);
  return dist;
}

/**
 * Compares the bytes of the edition below a scratch folder, without its media, with those of the content
 * folder. The media of a corpus are the pictures that are drawn for sharing.
 */
export function editionRow(scratch: string, articles: number): Row {
  const dist = join(scratch, "dist");
  const markdown = bytesBelow(join(scratch, "content"));
  const media = bytesBelow(join(dist, "assets/media"));
  const all = bytesBelow(join(dist, "assets")) + statSync(join(dist, "edition.bin")).size;
  const megabytes = (bytes: number) => `${round(bytes / 1e6)} MB`;
  return {
    case: "edition without media, beside its Markdown",
    figure: (all - media) / markdown,
    unit: "×",
    // A small publication may have more topics than volumes.
    atMost: articles < 10_000 ? undefined : 3,
    note: `${megabytes(all - media)} beside ${megabytes(markdown)}; media ${megabytes(media)}`,
  };
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
