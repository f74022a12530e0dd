import { expect, it } from "vitest";
import { directionOf } from "../../src/language/spoken.ts";
import { faultsOfHtml } from "../support/valid-html.ts";
import { axeFindings, faintTexts, headingLevels, tooWide, unmarkedChinese } from "./looks.ts";
import { seeAll, type Watched } from "./watched.ts";

/** A page that is open, and its HTML. */
export interface OpenPage extends Watched {
  readonly html: string;
}

/**
 * Tests that hold of any page.
 *
 * @param opened returns the page, once it is open
 * @param language what it speaks, as a BCP 47 tag
 */
export function holdsOfEveryPage(opened: () => OpenPage, language = "en"): void {
  it("logs no errors, loads nothing from other sites, and does not shift", async () => {
    const watched = opened();
    await seeAll(watched.page);
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
    expect(await watched.shift()).toBeLessThan(0.01);
  });

  it.each(["light", "dark"] as const)(
    "is accessible and readable in the %s colour scheme",
    async (colorScheme) => {
      const { page } = opened();
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page, colorScheme === "light" ? "all" : "colours")).toEqual([]);
      expect(await faintTexts(page)).toEqual([]);
    },
  );

  it("is valid HTML", async () => {
    expect(await faultsOfHtml(opened().html)).toEqual([]);
  });

  it("has one main heading and skips no heading level", async () => {
    const levels = await headingLevels(opened().page);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(leaps).toEqual([]);
  });

  it("marks its language, and every part in another language", async () => {
    const { page } = opened();
    const root = page.locator("html");
    expect(await root.getAttribute("lang")).toBe(language);
    expect(await root.getAttribute("dir")).toBe(directionOf(language));
    expect(await unmarkedChinese(page)).toEqual([]);
  });

  it("fits into 320 pixels, also at a zoom of 200 % and with text twice as large", async () => {
    const { page } = opened();
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
