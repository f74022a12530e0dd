import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { richArticle } from "./gallery/publication.ts";
import { tags } from "./publications.ts";
import { origin, publications, seeAll, watchedForTest } from "./watched.ts";

/* How heavy pages are, and what happens when a part of them is late. Sizes are in bytes. */

const articles = [
  ["in the fixture", origin, "/articles/joint-laboratory/"],
  ...tags.map(
    (tag) => [`with everything, in ${tag}`, publications[tag]["30-3"], richArticle] as const,
  ),
] as const;

/** What a page has loaded, as the browser lists it. */
interface Loaded {
  readonly name: string;
  readonly initiatorType: string;
  readonly renderBlockingStatus: string;
}

it.each(articles)(
  "an article %s has less than 15 KB of compressed HTML, and less than 4 KB of script that blocks nothing",
  async (_, baseURL, path) => {
    const { page, foreign } = await watchedForTest({ baseURL });
    const response = await page.goto(path, { waitUntil: "load" });
    const html = await (response ?? expect.fail("no answer")).body();
    expect(gzipSync(html).length).toBeLessThan(15_000);
    const loaded: Loaded[] = await page.evaluate(
      `performance.getEntriesByType("resource").map(({ name, initiatorType, renderBlockingStatus }) =>
        ({ name, initiatorType, renderBlockingStatus }))`,
    );
    const scripts = loaded.filter(({ initiatorType }) => initiatorType === "script");
    expect(scripts.length).toBeGreaterThan(0);
    let bytes = 0;
    for (const { name, renderBlockingStatus } of scripts) {
      expect(renderBlockingStatus).toBe("non-blocking");
      bytes += (await (await fetch(name)).arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(4000);
    expect(foreign).toEqual([]);
  },
);

/** The most that the style sheet may have, as it is written and compressed. */
const styleBudget = { plain: 32_000, compressed: 9000 };

it("the style sheet keeps its budget", async () => {
  const { page } = await watchedForTest();
  await page.goto("/");
  const sheets = await page.locator("link[rel=stylesheet]").all();
  expect(sheets).toHaveLength(1);
  const path = (await sheets[0]?.getAttribute("href")) ?? "";
  const style = Buffer.from(await (await fetch(`${origin}${path}`)).arrayBuffer());
  const compressed = gzipSync(style).length;
  console.info(`The style sheet has ${style.length} bytes, ${compressed} compressed.`);
  expect(style.length).toBeLessThan(styleBudget.plain);
  expect(compressed).toBeLessThan(styleBudget.compressed);
});

/** The width of each line of each headline, in pixels. */
const linesOfHeadlines = `[...document.querySelectorAll("h1, h3")].map((headline) => {
  const range = document.createRange();
  range.selectNodeContents(headline);
  return [...range.getClientRects()].map(({ width }) => width);
})`;

it.each([
  ["front page", "/"],
  ["article", richArticle],
])("the %s does not move when its typeface comes late", async (_, path) => {
  const { page, shift } = await watchedForTest({ baseURL: publications.en["30-3"] });
  const { promise: isLate, resolve: come } = Promise.withResolvers<void>();
  await page.route("/fonts/*", async (route) => {
    await isLate;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await page.evaluate("new Promise(requestAnimationFrame)");
  // The time for which a page may wait for an optional typeface.
  await page.waitForTimeout(200);
  const before = await page.evaluate(linesOfHeadlines);
  come();
  await page.waitForLoadState("load");
  await page.evaluate(`document.fonts.load("700 1rem Newsreader").then(() => undefined)`);
  await seeAll(page);
  expect(await page.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")).toBe(
    true,
  );
  expect(await page.evaluate(linesOfHeadlines)).toEqual(before);
  expect(await shift()).toBeLessThan(0.01);
});
