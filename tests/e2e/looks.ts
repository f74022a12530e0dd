import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * The faults that axe-core finds, with their elements.
 *
 * @param rules all of them, or only those of colours, for a page that has changed nothing else
 * @param within a selector of the part to look at, if not the whole page
 */
export async function axeFindings(
  page: Page,
  rules: "all" | "colours" = "all",
  within?: string,
): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = {
    resultTypes: ["violations"],
    ...(rules === "colours" && { runOnly: ["color-contrast", "link-in-text-block"] }),
  };
  return page.evaluate(`axe.run(${within === undefined ? "document" : JSON.stringify(within)}, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target)))`);
}

/**
 * Texts with too little contrast to their background (WCAG 2.2, 1.4.3): less than 4.5 to 1, or less than
 * 3 to 1 if the text is large. axe-core skips text that another element may cover, such as a card's link.
 */
export async function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [r, g, b] = channels(colour).map((part) =>
        part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if ((channels(colour)[3] ?? 1) > 0) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    const faint = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (text.data.trim() === "" || !element.checkVisibility() || element.closest("script")) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const [darker, lighter] = [luminance(color), luminance(behind(element))].sort((a, b) => a - b);
      const ratio = (lighter + 0.05) / (darker + 0.05);
      const size = parseFloat(fontSize);
      const needed = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
      if (ratio < needed) faint.push(text.data.trim() + ": " + ratio.toFixed(2));
    }
    return faint;
  })()`);
}

/** The levels of the headings, in document order. */
export async function headingLevels(page: Page): Promise<number[]> {
  return page.evaluate(
    `[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) => Number(tagName[1]))`,
  );
}

/** Texts with Chinese characters that no element marks as Chinese. */
export async function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const unmarked = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!/\\p{Script=Han}/u.test(text.data) || element.closest("script")) continue;
      if (!/^zh/.test(element.closest("[lang]")?.lang)) unmarked.push(text.data);
    }
    return unmarked;
  })()`);
}

/** Elements that extend beyond an edge of the page, if it scrolls sideways. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > width + 1;
    });
    return ["the page", ...wide.map((element) => element.tagName + "." + element.className)];
  })()`);
}

/** Where the first article of a listing stands, in pixels from the top of the window. */
export interface FirstCard {
  /** The bottom of its headline. */
  readonly headline: number;
  /** The top of its picture, if it has one. */
  readonly picture?: number;
  /** The lines of the longest summary on the page. */
  readonly lines: number;
}

export async function firstCard(page: Page): Promise<FirstCard> {
  return page.evaluate(`(() => {
    const card = document.querySelector("main .card");
    const linesOf = (p) => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight);
    return {
      headline: card.querySelector("h3").getBoundingClientRect().bottom,
      picture: card.querySelector("img")?.getBoundingClientRect().top,
      lines: Math.max(0, ...[...document.querySelectorAll(".card > p:not(.meta)")].map(linesOf)),
    };
  })()`);
}
