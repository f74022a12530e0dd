import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { type Origins, servePublications } from "../e2e/publications.ts";
import { browserHere, launchOptions } from "./browser.ts";
import { articleSource } from "./content-folder.ts";
import { devServer } from "./dev-server.ts";
import { projectCopy } from "./project-copy.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The origin of the server for all browser tests. */
    readonly origin: string;
    /** The origins of the made-up publications. */
    readonly publications: Origins;
    /** The address at which the shared browser accepts connections. */
    readonly browser: string;
  }
}

/** One article for each day of May: more than fit on a page of a month or a listing. */
const briefs = 31;

/** Serves the fixture `lakeside` with articles that strain the layout, and launches a browser. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const found = browserHere();
  if (found === undefined) {
    throw new Error("There is no Chromium or Chrome: name one in CHROMIUM_PATH, or install one.");
  }
  const project = await projectCopy();
  await addArticles(join(project, "content/articles/2026"));
  const browser = await chromium.launchServer(await launchOptions(found));
  const server = await devServer(project).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const publications = await servePublications();
  provide("origin", server.origin);
  provide("publications", publications.origins);
  provide("browser", browser.wsEndpoint());
  return async () => {
    await Promise.all([browser.close(), publications.close(), server.end("SIGTERM")]);
    await rm(project, { recursive: true, force: true, maxRetries: 10 });
  };
}

async function addArticles(folder: string): Promise<void> {
  await cp("tests/fixtures/browsed", folder, { recursive: true });
  for (let day = 1; day <= briefs; day++) {
    const brief = join(folder, `brief-${day}`);
    const date = `2026-05-${String(day).padStart(2, "0")}`;
    await mkdir(brief);
    await writeFile(
      join(brief, "index.md"),
      articleSource(`title: Brief no. ${day}\npublished: ${date}\ntopics: [research-news]`),
    );
  }
}
