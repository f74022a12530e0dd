import { rm } from "node:fs/promises";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { browserHere, launchOptions } from "../support/browser.ts";
import { devServer } from "../support/dev-server.ts";
import { freePort } from "../support/free-port.ts";
import { projectCopy } from "../support/project-copy.ts";

/*
 * npm run lighthouse: what Lighthouse thinks of three pages of content/, on the phone that it plays. A
 * page is audited three times, and the median counts. The command exits with 1 if a score is below 98.
 */

const pages = {
  home: "/",
  article: "/articles/joint-laboratory-automobile-steel/",
  subscribe: "/subscribe/",
} as const;

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const audits = 3;
const least = 98;

/** The scores of a page, from 0 to 100, in the order of the categories. */
async function audit(url: string, port: number): Promise<number[]> {
  const result = await lighthouse(url, {
    port,
    onlyCategories: [...categories],
    logLevel: "error",
  });
  return categories.map((name) => {
    const score = result?.lhr.categories[name]?.score;
    if (typeof score !== "number")
      throw new Error(`Lighthouse gave no score for ${name} of ${url}`);
    return Math.round(score * 100);
  });
}

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const found = browserHere();
if (found === undefined) throw new Error("There is no Chromium or Chrome: see CHROMIUM_PATH.");
const project = await projectCopy("content");
const port = await freePort();
const options = await launchOptions(found);
const [server, browser] = await Promise.all([
  devServer(project),
  chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  }),
]);
try {
  console.log(`| page | ${categories.join(" | ")} |\n| --- ${"| --- ".repeat(categories.length)}|`);
  for (const [name, path] of Object.entries(pages)) {
    const scores: number[][] = [];
    while (scores.length < audits) scores.push(await audit(server.origin + path, port));
    const row = categories.map((_, place) => middle(scores.map((one) => one[place] ?? 0)));
    console.log(`| ${[name, ...row].join(" | ")} |`);
    if (row.some((score) => score < least)) process.exitCode = 1;
  }
} finally {
  await Promise.all([browser.close(), server.end("SIGTERM")]);
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
}
