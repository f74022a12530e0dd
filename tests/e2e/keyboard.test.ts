import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/language/spoken.ts";
import { wordsFor } from "../../src/language/vocabulary.ts";
import { richArticle } from "./gallery/publication.ts";
import { keyboard } from "./hands.ts";
import { tags } from "./publications.ts";
import { publications, watchedForTest } from "./watched.ts";

/* What somebody reaches and does with the keyboard alone, in three languages and two directions. */

const phone = { width: 390, height: 844 };
const laptop = { width: 1280, height: 800 };

/** The left and the right edge of an element, in pixels. */
async function edgesOf(locator: Locator) {
  const { x, width } = (await locator.boundingBox()) ?? expect.fail(`${locator} is not shown`);
  return { left: x, right: x + width };
}

/** Whether the focused element is in the window, and nothing lies over its middle. */
function seesFocus(page: Page): Promise<boolean> {
  return page.evaluate(`(() => {
    const focused = document.activeElement;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return found !== null && (focused.contains(found) || found.contains(focused) && found.closest("label") !== null);
  })()`);
}

describe.each(tags)("in %s", (language) => {
  const { words } = wordsFor({ language }, language);
  const runsLeft = directionOf(language) === "rtl";
  const [onward, back] = runsLeft ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const sites = publications[language];

  it("moves the row of thirty topics, so that the topic with the focus is in sight", async () => {
    const { page } = await watchedForTest({ baseURL: sites["30-30"], viewport: phone });
    await page.goto("/");
    const row = page.locator(".sections ul");
    const links = row.getByRole("link");
    expect(await links.count()).toBe(30);
    const { left, right } = await edgesOf(row);
    const first = await edgesOf(links.first());
    expect(runsLeft ? right - first.right : first.left - left).toBeCloseTo(0, 0);
    await links.first().focus();
    // The end of the row fades: a topic that somebody has reached is not there.
    const fade = 30;
    for (let number = 0; number < 30; number++) {
      const link = links.nth(number);
      expect(await link.evaluate((node) => node.matches(":focus"))).toBe(true);
      // The row moves before the browser paints again.
      await page.evaluate("new Promise(requestAnimationFrame)");
      const at = await edgesOf(link);
      expect(at.left, `topic ${number + 1}`).toBeGreaterThanOrEqual(left + (runsLeft ? fade : -1));
      expect(at.right, `topic ${number + 1}`).toBeLessThanOrEqual(right - (runsLeft ? -1 : fade));
      await page.keyboard.press("Tab");
    }
    expect(await page.evaluate("document.activeElement.textContent")).toBe(words.allTopics);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/topics/");
  });

  it("opens the pictures of a gallery, turns them with the arrows, and gives the focus back", async () => {
    const { page, complaints } = await watchedForTest({ baseURL: sites["30-3"] });
    await page.goto(richArticle);
    const links = page.locator(".figures a");
    const addresses = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute("href")),
    );
    expect(new Set(addresses).size).toBe(3);
    const dialog = page.getByRole("dialog");
    const shown = async () =>
      addresses.indexOf(new URL((await dialog.locator("img").getAttribute("src")) ?? "").pathname);

    await keyboard(page).press(links.nth(1));
    await dialog.getByRole("button", { name: words.close }).waitFor();
    expect(await shown()).toBe(1);
    await page.keyboard.press(onward ?? "");
    expect(await shown()).toBe(2);
    await page.keyboard.press(back ?? "");
    await page.keyboard.press(back ?? "");
    expect(await shown()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    expect(await links.nth(1).evaluate((link) => link.matches(":focus"))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it.each([
    ["a phone", phone],
    ["a laptop", laptop],
  ])(
    "shows the address and the choice with the focus while one subscribes on %s",
    async (_, viewport) => {
      const { page } = await watchedForTest({ baseURL: sites["30-30"], viewport });
      await page.goto("/subscribe/");
      const address = page.locator(".address code");
      await page.getByRole("checkbox").first().focus();
      const inForm = `document.activeElement.closest("form") !== null`;
      let controls = 0;
      for (; await page.evaluate(inForm); controls++) {
        const at = await page.evaluate<string>("document.activeElement.outerHTML");
        expect(await seesFocus(page), `${at} is in sight`).toBe(true);
        const { y, height } = (await address.boundingBox()) ?? expect.fail("no address");
        expect(y, at).toBeGreaterThanOrEqual(0);
        expect(y + height, at).toBeLessThanOrEqual(viewport.height);
        // Opens what is folded.
        if (await page.evaluate(`document.activeElement.matches("summary")`)) {
          await page.keyboard.press("Enter");
        }
        await page.keyboard.press("Tab");
      }
      for (let number = controls; number > 0; number--) {
        await page.keyboard.press("Shift+Tab");
        const at = await page.evaluate<string>("document.activeElement.outerHTML");
        expect(await seesFocus(page), `${at} is in sight on the way back`).toBe(true);
      }
      // Thirty topics to choose and thirty to leave out.
      expect(controls).toBeGreaterThan(60);
    },
  );

  it("turns the breadcrumb, and the way to the previous and the next article", async () => {
    const { page } = await watchedForTest({ baseURL: sites["30-3"] });
    await page.goto("/articles/article-4/");
    const sign = await page.evaluate<{ content: string; direction: string }>(`(() => {
      const { content, direction } = getComputedStyle(document.querySelector(".crumbs li + li"), "::before");
      return { content, direction };
    })()`);
    // A browser turns such a character itself.
    expect(sign.content).toMatch(/^"\p{Bidi_M}"/u);
    expect(sign.direction).toBe(directionOf(language));
    const crumbs = page.locator(".crumbs li");
    const around = page.locator(".neighbours > div");
    for (const places of [crumbs, around]) {
      const [one, two] = [await edgesOf(places.first()), await edgesOf(places.nth(1))];
      expect(runsLeft ? one.left - two.right : two.left - one.right).toBeGreaterThan(0);
    }
  });
});

it("follows the links to other languages, into one that runs to the left and back", async () => {
  const { page } = await watchedForTest();
  const hands = keyboard(page);
  await page.goto("/");
  for (const [name, language] of [
    ["العربية", "ar"],
    ["简体中文", "zh-Hans"],
  ] as const) {
    const links = page.locator("nav.languages");
    await hands.press(links.getByRole("link", { name, exact: true }));
    await page.locator(`html[lang="${language}"][dir=${directionOf(language)}]`).waitFor();
  }
});

it("leads from an article to its translation, by one link", async () => {
  const { page } = await watchedForTest();
  await page.goto("/articles/chinese/");
  const links = page.locator(`body a[hreflang=en]`);
  expect(await links.count()).toBe(1);
  expect(await links.getAttribute("rel")).toBe("alternate");
  await keyboard(page).press(links);
  await page.waitForURL("/articles/how-to-subscribe/");
});
