import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildEdition } from "../src/press/edition/build-edition.ts";
import type { CorpusFile } from "./corpus.ts";

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
