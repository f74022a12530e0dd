import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createErrorApp } from "../../src/app/error-app.ts";
import { holdsOfEveryPage, type OpenPage } from "./every-page.ts";
import { findFeeds } from "./find-feeds.ts";
import { kinds, languages } from "./kinds.ts";
import { origin, watchedPage } from "./watched.ts";

/* Loads every kind of page that the site serves in a real browser. */

let open: OpenPage;

describe.each(Object.entries(kinds))("%s", (kind, [path, status = 200]) => {
  beforeAll(async () => {
    const watched = await watchedPage();
    const response = await watched.page.goto(path);
    expect(response?.status()).toBe(status);
    open = { ...watched, html: (await response?.text()) ?? "" };
  });

  afterAll(() => open.context.close());

  holdsOfEveryPage(() => open, languages[kind]);

  it("names its feeds so that feed readers find them", async () => {
    const feeds = findFeeds(open.html, `${origin}${path}`);
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
    const watched = await watchedPage();
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
    open = { ...watched, html: (await response?.text()) ?? "" };
  });

  afterAll(() => open.context.close());

  holdsOfEveryPage(() => open);
});
