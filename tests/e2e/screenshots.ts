import { mkdir, rm } from "node:fs/promises";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { browserHere, launchOptions } from "../support/browser.ts";
import { devServer } from "../support/dev-server.ts";
import { projectCopy } from "../support/project-copy.ts";

/* npm run screenshots: takes docs/screenshots/*.png of the site with the real content. */

const folder = "docs/screenshots";

const pages = {
  home: "/",
  article: "/articles/joint-laboratory-automobile-steel/",
  topic: "/topics/research-news/",
  subscribe: "/subscribe/?topic=research-news&topic=cooperation",
  feed: "/topics/research-news/rss.xml",
} as const;

const wide = { viewport: { width: 1280, height: 1100 } };
const looks = {
  light: wide,
  dark: { ...wide, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 693 }, deviceScaleFactor: 2, hasTouch: true },
} as const;

const found = browserHere();
if (found === undefined) throw new Error("There is no Chromium or Chrome: see CHROMIUM_PATH.");
const project = await projectCopy("content");
const [server, browser] = await Promise.all([
  devServer(project, "https://news.ustb.example"),
  chromium.launch(await launchOptions(found)),
]);
try {
  await mkdir(folder, { recursive: true });
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext({ baseURL: server.origin, ...options });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path, { waitUntil: "networkidle" });
      const file = `${folder}/${name}-${look}.png`;
      const { size } = await sharp(await page.screenshot())
        .png({ palette: true, colours: 128, dither: 0.5, effort: 10, compressionLevel: 9 })
        .toFile(file);
      console.log(`${file}: ${Math.ceil(size / 1000)} kB`);
    }
    await context.close();
  }
} finally {
  await Promise.all([browser.close(), server.end("SIGTERM")]);
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
}
