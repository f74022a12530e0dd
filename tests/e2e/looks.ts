import axe from "axe-core";
import type { Page } from "playwright-core";

/** The faults that axe-core finds, with their elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
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

/** Elements that extend beyond the right edge of the page and cause horizontal scrolling. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) =>
      element.getBoundingClientRect().right > width + 1);
    return ["the page", ...wide.map((element) => element.tagName + "." + element.className)];
  })()`);
}
