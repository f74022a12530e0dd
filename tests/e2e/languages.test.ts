import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdsOfEveryPage, type OpenPage } from "./every-page.ts";
import { firstCard } from "./looks.ts";
import { type ExtentName, listings, otherPages, tags } from "./publications.ts";
import { publications, watchedPage } from "./watched.ts";

/* Loads every kind of page in three languages and two directions, with much on it and with little. */

const windows = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

describe.each(tags)("in %s", (language) => {
  /** Opens a page once for all tests of a group. */
  function open(extent: ExtentName, path: string): () => OpenPage {
    let opened: OpenPage;
    beforeAll(async () => {
      const watched = await watchedPage({ baseURL: publications[language][extent] });
      const response = await watched.page.goto(path);
      expect(response?.status()).toBe(200);
      opened = { ...watched, html: (await response?.text()) ?? "" };
    });
    afterAll(() => opened.context.close());
    return () => opened;
  }

  describe.each(Object.entries(listings))("%s", (_, [extent, path]) => {
    const opened = open(extent, path);

    it("shows the first headline and the top of its picture without scrolling", async () => {
      const { page } = opened();
      for (const size of windows) {
        await page.setViewportSize(size);
        const { headline, picture, lines } = await firstCard(page);
        expect(headline).toBeLessThan(size.height);
        expect(picture).toBeLessThan(size.height - 100);
        expect(lines).toBeLessThan(3.1);
      }
    });

    holdsOfEveryPage(opened, language);
  });

  describe.each(Object.entries(otherPages))("%s", (_, [extent, path]) => {
    holdsOfEveryPage(open(extent, path), language);
  });
});
