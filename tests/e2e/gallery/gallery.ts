import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { browserHere, launchOptions } from "../../support/browser.ts";
import { devServer } from "../../support/dev-server.ts";
import { projectCopy } from "../../support/project-copy.ts";
import { type Extent, richArticle, writePublication } from "./publication.ts";
import { takeSheet } from "./sheets.ts";
import { type GalleryLanguage, texts } from "./texts.ts";

/*
 * npm run gallery: takes made-up publications of every extent, in three languages and two directions, light and dark,
 * at four widths, and writes the pictures to .gallery/ for somebody to look at.
 *
 * npm run gallery -- ar takes one language only.
 */

const folder = ".gallery";

const extents = [
  { articles: 0, topics: 0 },
  { articles: 1, topics: 0 },
  { articles: 3, topics: 3 },
  { articles: 30, topics: 3 },
  { articles: 30, topics: 30 },
] as const;

/** The pages besides the front page, of the publication with 30 articles and 3 topics. */
const others = {
  article: richArticle,
  page: "/about/",
  topic: "/topics/topic-1/",
  subscribe: "/subscribe/",
  "subscribe-chosen": "/subscribe/?topic=topic-1&topic=topic-2",
  archive: "/archive/",
  year: "/archive/2026/",
  topics: "/topics/",
} as const;

function pagesOf({ articles, topics }: Extent): Readonly<Record<string, string>> {
  const home = { [`home-${articles}-${topics}`]: "/" };
  if (topics === 30)
    return { ...home, "subscribe-30": "/subscribe/", "topic-30": "/topics/topic-1/" };
  return articles === 30 ? { ...home, ...others } : home;
}

function isLanguage(text: string): text is GalleryLanguage {
  return text in texts;
}

const found = browserHere();
if (found === undefined) throw new Error("There is no Chromium or Chrome: see CHROMIUM_PATH.");
const asked = process.argv.slice(2).filter(isLanguage);
const languages = asked.length > 0 ? asked : Object.keys(texts).filter(isLanguage);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch(await launchOptions(found));
try {
  for (const language of languages) {
    for (const extent of extents) {
      const content = await mkdtemp(join(tmpdir(), "broadsheet-gallery-"));
      await writePublication(content, { language, ...extent });
      const project = await projectCopy(content);
      const server = await devServer(project);
      try {
        for (const [name, path] of Object.entries(pagesOf({ language, ...extent }))) {
          for (const scheme of ["light", "dark"] as const) {
            const url = server.origin + path;
            const file = `${language}-${name}`;
            const depth = name === "article" ? 6 : 2;
            console.log(await takeSheet(browser, url, scheme, folder, file, depth));
          }
        }
      } finally {
        await server.end("SIGTERM");
        for (const made of [content, project])
          await rm(made, { recursive: true, force: true, maxRetries: 10 });
      }
    }
  }
} finally {
  await browser.close();
}
