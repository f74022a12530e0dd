import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** A way to use a page. */
export interface Hands {
  /** Follows a link, or presses a button. */
  press(target: Locator): Promise<void>;
  /** Ticks a checkbox or clears it. */
  tick(target: Locator): Promise<void>;
}

export function mouse(): Hands {
  return { press: (target) => target.click(), tick: (target) => target.click() };
}

export function finger(): Hands {
  return { press: (target) => target.tap(), tick: (target) => target.tap() };
}

/** Reaches everything with the tab key, and checks that the focus is visible. */
export function keyboard(page: Page): Hands {
  const reach = async (target: Locator) => {
    const element = await target.elementHandle();
    const hasFocus = () => element?.evaluate((node) => node.matches(":focus"));
    for (let steps = 0; !(await hasFocus()); steps++) {
      expect(steps, `steps to ${target}`).toBeLessThan(150);
      await page.keyboard.press("Tab");
    }
    expect(await outlineOf(page), `${target} shows that it has the focus`).toBeGreaterThan(1);
  };
  return {
    press: async (target) => {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    tick: async (target) => {
      await reach(target);
      await page.keyboard.press("Space");
    },
  };
}

/** The width in pixels of the outline around the focused element. */
function outlineOf(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
  })()`);
}
