import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createApp } from "../../src/app/app.ts";
import { fileTypes } from "../../src/article/files.ts";
import { iconTypes } from "../../src/article/site-pictures.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { pressPublication } from "../../src/press/edition/press-publication.ts";
import type { Ask } from "../support/exchange.ts";
import { pressedAssets } from "../support/fake-assets.ts";
import { pictureCache } from "../support/fixtures.ts";
import { nodeServer } from "../support/node-server.ts";
import { writePublication } from "./gallery/publication.ts";
import type { GalleryLanguage } from "./gallery/texts.ts";

/*
 * The made-up publications of the gallery, for tests: each extent in each language, at an origin of its
 * own. A publication is pressed when a browser first asks for one of its pages.
 */

/** How many articles and topics there are: "30-3" means 30 articles and 3 topics. */
export const extents = {
  "0-0": { articles: 0, topics: 0 },
  "1-0": { articles: 1, topics: 0 },
  "3-3": { articles: 3, topics: 3 },
  "30-3": { articles: 30, topics: 3 },
  "30-30": { articles: 30, topics: 30 },
} as const;

export type ExtentName = keyof typeof extents;

/** The languages of the publications, by their tags. */
export const tags: readonly GalleryLanguage[] = ["en", "zh-Hans", "ar"];

/** The origin of each publication. */
export type Origins = Readonly<Record<GalleryLanguage, Readonly<Record<ExtentName, string>>>>;

/** After the newest article, so that all are public. */
const now = Date.UTC(2026, 5, 1);

/** Opens the servers of all publications. */
export async function servePublications() {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-publications-"));
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, maxRetries: 10 })];
  const serve = async (language: GalleryLanguage, name: ExtentName) => {
    const content = join(folder, `${language}-${name}`);
    let site: Promise<Ask> | undefined;
    const server = await nodeServer(async (path, init) => {
      site ??= writePublication(content, { language, ...extents[name] }).then(() =>
        open(content, server.origin),
      );
      return (await site)(path, init);
    });
    closing.push(server.close);
    return server.origin;
  };
  const inLanguage = async (language: GalleryLanguage) => ({
    "0-0": await serve(language, "0-0"),
    "1-0": await serve(language, "1-0"),
    "3-3": await serve(language, "3-3"),
    "30-3": await serve(language, "30-3"),
    "30-30": await serve(language, "30-30"),
  });
  const origins: Origins = {
    en: await inLanguage("en"),
    "zh-Hans": await inLanguage("zh-Hans"),
    ar: await inLanguage("ar"),
  };
  return {
    origins,
    close: async () => {
      for (const close of closing.reverse()) await close();
    },
  };
}

/** Presses a content folder. Its media come from their files, as the platform serves them. */
async function open(content: string, url: string): Promise<Ask> {
  const read = await readPublication(content);
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join("\n"));
  const channel = { ...read.value.channel, url };
  const edition = await pressPublication({ ...read.value, channel }, pictureCache);
  const ASSETS = pressedAssets(edition);
  const app = createApp(openCatalogue(edition.index), () => now);
  const media = new Map(edition.media.map(({ path, source }) => [path, () => readFile(source)]));
  for (const { path, bytes } of edition.files) {
    if (path.startsWith("/fonts/") || iconTypes.has(path)) {
      media.set(path, async () => Buffer.from(bytes()));
    }
  }
  return async (path, init) => {
    const bytes = await media.get(path)?.();
    if (bytes === undefined) return app.request(`${url}${path}`, init, { ASSETS });
    const type = iconTypes.get(path) ?? fileTypes.get(extname(path).slice(1))?.type ?? "font/woff2";
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
}

/** A page of a publication, by its kind: the extent and the path. Listings show articles. */
export const listings = {
  "home with one article": ["1-0", "/"],
  "home with three articles": ["3-3", "/"],
  "home with thirty articles": ["30-3", "/"],
  "home with thirty topics": ["30-30", "/"],
  "a topic": ["30-3", "/topics/topic-2/"],
  "one of thirty topics": ["30-30", "/topics/topic-2/"],
  "a year": ["30-3", "/archive/2026/"],
  "a month": ["30-3", "/archive/2026/05/"],
} as const satisfies Readonly<Record<string, readonly [ExtentName, string]>>;

/** Pages of a publication that are no listings. */
export const otherPages = {
  "home without articles": ["0-0", "/"],
  article: ["30-3", "/articles/article-1/"],
  page: ["30-3", "/about/"],
  topics: ["30-30", "/topics/"],
  archive: ["30-3", "/archive/"],
  subscribe: ["30-30", "/subscribe/"],
  "subscribe, with a choice": ["30-3", "/subscribe/?topic=topic-1&topic=topic-2"],
} as const satisfies Readonly<Record<string, readonly [ExtentName, string]>>;
