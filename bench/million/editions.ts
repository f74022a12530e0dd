import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeGrowing, encodeLists } from "../../src/catalogue/columns.ts";
import { editionText, readEdition } from "../../src/catalogue/edition-file.ts";
import { encodeSlugs } from "../../src/catalogue/slugs.ts";
import { bundle } from "../bundle.ts";
import { corpus } from "../corpus.ts";
import { pressFiles } from "../publication.ts";
import { product } from "../services.ts";
import type { Service } from "../workerd.ts";
import { type Row, topicCount } from "./rows.ts";
import { type Sink, writeIndex } from "./write-index.ts";

/** Services that answer from one index, with what the bundle holds of it and what lies in files. */
export interface Built {
  readonly services: Readonly<Record<string, Service>>;
  /** Bytes of the index in the bundle. */
  readonly inBundle: number;
  readonly pages: { readonly count: number; readonly bytes: number };
}

const code = await bundle("bench/million/worker.ts");

/** Writes the index in pages. Its Worker is the prototype. */
export async function buildPaged(folder: string, rows: readonly Row[]): Promise<Built> {
  const files = join(folder, "pages");
  await mkdir(files, { recursive: true });
  const pages: Promise<number>[] = [];
  const root = writeIndex(rows, (name, bytes) => {
    pages.push(writeFile(join(files, name), bytes).then(() => bytes.length));
  });
  const sizes = await Promise.all(pages);
  const data = Buffer.from(JSON.stringify(root));
  return {
    services: {
      PAGED: {
        main: "worker.js",
        code,
        data: { "broadsheet/edition.bin": data },
        services: ["ASSETS"],
      },
      ASSETS: { folder: files },
    },
    inBundle: data.length,
    pages: { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) },
  };
}

/** Writes today's index of the same rows. Its Worker is the product, without any volume. */
export async function buildWhole(folder: string, rows: readonly Row[]): Promise<Built> {
  const dist = await pressFiles(join(folder, "whole"), corpus(1, topicCount));
  const file = join(dist, "edition.bin");
  const edition = readEdition(await readFile(file));
  if ("errors" in edition) throw new Error("the edition has errors");
  const [author] = edition.index.authors;
  const authors = 1 + rows.reduce((most, row) => Math.max(most, row.author), 0);
  const index = {
    ...edition.index,
    authors: Array.from({ length: author === undefined ? 0 : authors }, (_, number) => ({
      ...author,
      name: `Author ${number}`,
      slug: `author-${number}`,
    })),
    languages: ["en", "zh-Hans"],
    slugs: encodeSlugs(rows.map(({ slug }) => slug)),
    published: encodeGrowing(rows.map(({ published }) => published)),
    updated: rows.map(({ updated, published }) => updated - published),
    topics: encodeLists(rows.map(({ topics }) => topics)),
    writers: encodeLists(rows.map((row) => [row.author])),
    language: rows.map(({ language }) => language),
    codes: rows.map(({ code }) => code.toString(32).padStart(6, "0").slice(1)).join(""),
    expires: rows.flatMap(({ expires }, row) =>
      expires === undefined ? [] : [[row, expires] as const],
    ),
  };
  const text = editionText({ index, pressed: edition.pressed });
  await writeFile(file, text);
  return {
    services: product(dist),
    inBundle: Buffer.byteLength(text),
    pages: { count: 0, bytes: 0 },
  };
}

/** The pages that an edition of other rows has and one of these rows has not: count and bytes. */
export function freshPages(before: readonly Row[], after: readonly Row[]) {
  const known = new Set<string>();
  writeIndex(before, (name) => known.add(name));
  const fresh = new Map<string, number>();
  const sink: Sink = (name, bytes) => {
    if (!known.has(name)) fresh.set(name, bytes.length);
  };
  writeIndex(after, sink);
  return { count: fresh.size, bytes: [...fresh.values()].reduce((sum, size) => sum + size, 0) };
}
