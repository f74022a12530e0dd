import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createErrorApp } from "../../src/app/error-app.ts";
import { faultsOfHtml } from "../support/valid-html.ts";
import { findFeeds } from "./find-feeds.ts";
import { kinds, languages } from "./kinds.ts";
import { axeFindings, faintTexts, headingLevels, tooWide, unmarkedChinese } from "./looks.ts";
import { origin, seeAll, type Watched, watchedPage } from "./watched.ts";

/* Loads every kind of page that the site serves in a real browser. */

let watched: Watched;
let html: string;

/** Tests for any page, once it is open. */
function holdsOfEveryPage(language = "en") {
  it("logs no errors, loads nothing from other sites, and does not shift", async () => {
    await seeAll(watched.page);
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
    expect(await watched.shift()).toBeLessThan(0.01);
  });

  it.each(["light", "dark"] as const)(
    "is accessible and readable in the %s colour scheme",
    async (colorScheme) => {
      await watched.page.emulateMedia({ colorScheme });
      expect(await axeFindings(watched.page)).toEqual([]);
      expect(await faintTexts(watched.page)).toEqual([]);
    },
  );

  it("is valid HTML", async () => {
    expect(await faultsOfHtml(html)).toEqual([]);
  });

  it("has one main heading and skips no heading level", async () => {
    const levels = await headingLevels(watched.page);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(leaps).toEqual([]);
  });

  it("marks its language, and every part in another language", async () => {
    const root = watched.page.locator("html");
    expect(await root.getAttribute("lang")).toBe(language);
    expect(await root.getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
    expect(await unmarkedChinese(watched.page)).toEqual([]);
  });

  it("fits into 320 pixels, also at a zoom of 200 % and with text twice as large", async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await tooWide(page), "320 pixels").toEqual([]);
    // A window of 1280 × 800 has this much room at 200 %.
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await tooWide(page), "200 %").toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(`document.documentElement.style.fontSize = "200%"`);
    expect(await tooWide(page), "large letters").toEqual([]);
  });
}

describe.each(Object.entries(kinds))("%s", (kind, [path, status = 200]) => {
  beforeAll(async () => {
    watched = await watchedPage();
    const response = await watched.page.goto(path);
    expect(response?.status()).toBe(status);
    html = (await response?.text()) ?? "";
  });

  afterAll(() => watched.context.close());

  holdsOfEveryPage(languages[kind]);

  it("names its feeds so that feed readers find them", async () => {
    const feeds = findFeeds(html, `${origin}${path}`);
    expect(feeds).toHaveLength(3);
    for (const { url, type } of feeds) {
      const response = await fetch(url);
      expect(response.status, url).toBe(200);
      expect(response.headers.get("Content-Type")).toBe(`${type}; charset=utf-8`);
      expect(type).toContain(parseFeed(await response.text()).format);
    }
  });
});

describe("the page of content errors", () => {
  const app = createErrorApp([
    {
      severity: "error",
      file: "content/articles/2026/a-very-long-name-of-an-article-that-goes-on-and-on/index.md",
      line: 3,
      column: 12,
      message: '"2026-02-30" is not a date in the calendar',
      fix: "write a date as in 2026-11-22",
      excerpt: `published: 2026-02-30 # ${"and on ".repeat(30)}`,
    },
  ]);

  beforeAll(async () => {
    watched = await watchedPage();
    await watched.page.route("**", async (route) => {
      const response = await app.request(route.request().url(), {
        headers: await route.request().allHeaders(),
      });
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      });
    });
    const response = await watched.page.goto("/");
    expect(response?.status()).toBe(500);
    html = (await response?.text()) ?? "";
  });

  afterAll(() => watched.context.close());

  holdsOfEveryPage();
});
