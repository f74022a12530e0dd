import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { corpus } from "./corpus.ts";

/* tsx bench/make-corpus.ts ARTICLES FOLDER [TOPICS]: writes a made-up content folder. */
const [articles = "1000", folder = "corpus", topics = "200"] = process.argv.slice(2);
for (const { path, text } of corpus(Number(articles), Number(topics))) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
