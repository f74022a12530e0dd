import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { localBackend } from "../../../src/cli/editor/configuration/backends.ts";
import { serveEditor } from "../../../src/cli/editor/serve.ts";
import { browserHere, launchOptions } from "../../support/browser.ts";
import { fixtureFiles } from "./fixture-files.ts";
import { chooseFolder, putFiles } from "./private-files.ts";

/* npm run screenshots:editor: takes docs/pictures/*.webp, for docs/editing.md, of the editor at work on a fixture. */

const folder = "docs/pictures";
const now = Date.parse("2026-11-25T12:00:00+08:00");

const found = browserHere();
if (found === undefined) throw new Error("There is no Chromium or Chrome: see CHROMIUM_PATH.");
const server = await serveEditor(
  "tests/fixtures/lakeside",
  { origin: "http://localhost:8787", backend: localBackend("lakeside"), reviewed: false },
  () => now,
);
const browser = await chromium.launch(await launchOptions(found));

async function openEditor(size: { readonly width: number; readonly height: number }) {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: "en-GB",
    viewport: size,
    colorScheme: process.env["LOOK"] === "dark" ? "dark" : "light",
  });
  const page = await context.newPage();
  await page.route("/favicon.ico", (route) =>
    route.fulfill({ path: "tests/fixtures/lakeside/icon.svg", contentType: "image/svg+xml" }),
  );
  await page.clock.setFixedTime(now);
  await page.addInitScript({ content: chooseFolder });
  await page.goto("/data/en.json");
  await page.evaluate(putFiles(await fixtureFiles("lakeside")));
  await page.goto("/");
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  await page.getByRole("button", { name: "Create New Entry" }).waitFor();
  return page;
}

const field = (page: Page, label: string) =>
  page.getByRole("group", { name: new RegExp(`^“\u2068?${label}\u2069?” Field$`) }).first();

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate("document.fonts.ready");
  // Lets everything that moves come to rest.
  await page.waitForTimeout(1500);
  const { size } = await sharp(await page.screenshot())
    .webp({ quality: 70, effort: 6 })
    .toFile(`${folder}/${name}.webp`);
  console.log(`${folder}/${name}.webp: ${Math.ceil(size / 1000)} kB`);
}

try {
  await mkdir(folder, { recursive: true });
  const list = await openEditor({ width: 1000, height: 560 });
  await take(list, "editor-list");

  const article = await openEditor({ width: 1000, height: 760 });
  await article.getByRole("button", { name: "Create New Entry" }).click();
  const title = field(article, "Title").getByRole("textbox");
  await title.waitFor();
  await article.waitForTimeout(1500);
  await title.click();
  await title.pressSequentially("A Tower by the Lake");
  await field(article, "Published").locator("input").first().fill("2026-11-24T09:30");
  await take(article, "editor-article");

  const tall = await openEditor({ width: 1000, height: 4000 });
  await tall.getByRole("row", { name: "How to Subscribe" }).click();
  await field(tall, "Corrections").waitFor();
  await field(tall, "Corrections").getByRole("button", { name: /^Add/ }).click();
  const corrections = field(tall, "Corrections");
  await corrections.locator("input").first().fill("2026-11-25T10:00");
  const text = corrections.getByRole("textbox", { name: "Correction" });
  await text.fill("The feed of a topic has twenty articles, and not ten.");
  await field(tall, "Add pictures to the text").getByRole("button", { name: /^Add/ }).click();
  const pictures = field(tall, "Add pictures to the text");
  await pictures.getByRole("textbox", { name: "Description" }).fill("A tower of wood.");
  await pictures.getByRole("textbox", { name: "Caption" }).fill("The tower on its first day.");
  await tall.waitForTimeout(1500);
  for (const [name, part] of [
    ["editor-correction", corrections],
    ["editor-pictures", pictures],
  ] as const) {
    const { size } = await sharp(await part.screenshot())
      .webp({ quality: 70, effort: 6 })
      .toFile(`${folder}/${name}.webp`);
    console.log(`${folder}/${name}.webp: ${Math.ceil(size / 1000)} kB`);
  }
} finally {
  await browser.close();
  server.close();
}
