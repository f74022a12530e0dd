import { expect, it } from "vitest";
import { firstCard } from "./looks.ts";
import { origin, watchedForTest } from "./watched.ts";

/* What the design promises, where it can be measured. */

const laptop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const listings = [
  "/",
  "/topics/cooperation/",
  "/authors/zhang-wei/",
  "/languages/zh-hans/",
  "/archive/2022/",
  "/archive/2022/05/",
];

it("shows the first headline and the top of its picture, and three lines of each summary, on every listing", async () => {
  const { page } = await watchedForTest();
  let pictured = 0;
  for (const path of listings) {
    await page.goto(path);
    for (const size of [laptop, phone]) {
      await page.setViewportSize(size);
      const seen = await firstCard(page);
      expect(seen.headline, path).toBeLessThan(size.height);
      expect(seen.picture ?? 0, path).toBeLessThan(size.height - 100);
      expect(seen.lines, path).toBeLessThan(3.1);
      if (seen.picture !== undefined) pictured += 1;
    }
  }
  expect(pictured).toBeGreaterThan(4);
});

it("names each topic once around the articles of a listing", async () => {
  const { page } = await watchedForTest();
  await page.goto("/");
  const around = page.locator(`main a[href="/topics/cooperation/"]:not(.card a)`);
  expect(await around.count()).toBe(1);
});

it("moves the row of topics to the link that the keyboard reaches", async () => {
  const { page } = await watchedForTest({ viewport: { width: 320, height: 640 } });
  await page.goto("/");
  const row = page.getByRole("navigation", { name: "Topics" });
  const links = row.getByRole("listitem").getByRole("link");
  const last = links.last();
  const isSeen = () =>
    last.evaluate((link) => {
      const frame = link.closest("ul")?.getBoundingClientRect();
      return frame !== undefined && link.getBoundingClientRect().right <= frame.right;
    });
  expect(await isSeen()).toBe(false);
  await links.first().focus();
  for (let steps = (await links.count()) - 1; steps > 0; steps--) await page.keyboard.press("Tab");
  expect(await last.evaluate((link) => link.matches(":focus"))).toBe(true);
  expect(await isSeen()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Topics" }).waitFor();
});

it("opens the pictures of a gallery in a dialog that the keyboard closes", async () => {
  const { page, complaints } = await watchedForTest();
  await page.goto("/articles/chinese/");
  const links = page.locator(".figures a");
  const images = await page
    .locator(".figures img")
    .evaluateAll((all) => all.map((image) => image.getBoundingClientRect().height));
  expect(images.length).toBeGreaterThan(1);
  expect(new Set(images).size).toBe(1);
  const dialog = page.getByRole("dialog");
  const large = () => dialog.getByRole("img").getAttribute("src");
  const first = await links.first().getAttribute("href");

  await links.first().focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "关闭" }).waitFor();
  expect(await large()).toBe(`${origin}${first}`);
  await page.keyboard.press("ArrowRight");
  expect(await large()).not.toBe(`${origin}${first}`);
  await page.keyboard.press("Escape");
  expect(await dialog.count()).toBe(0);
  expect(await links.first().evaluate((link) => link.matches(":focus"))).toBe(true);

  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  expect(await dialog.count()).toBe(0);
  expect(complaints).toEqual([]);
});

it("leads to the large picture without the script", async () => {
  const { page } = await watchedForTest({ javaScriptEnabled: false });
  await page.goto("/articles/chinese/");
  const href = await page.locator(".figures a").first().getAttribute("href");
  const response = await page.request.get(href ?? expect.fail("no link"));
  expect(response.headers()["content-type"]).toBe("image/webp");
});

it("shows no picture that is taller than the window", async () => {
  const { page } = await watchedForTest({ viewport: { width: 1280, height: 500 } });
  await page.goto("/articles/chinese/");
  const heights: number[] = await page
    .locator(".text img")
    .evaluateAll((all) => all.map((image) => image.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(0);
  expect(Math.max(...heights)).toBeLessThan(500);
});

it.each([
  ["beside the form on a laptop", laptop],
  ["above it on a phone", phone],
])("keeps the address of the feed in sight %s", async (_, viewport) => {
  const { page } = await watchedForTest({ viewport });
  await page.goto("/subscribe/");
  const places = () =>
    page.evaluate<{ address: number; form: number }>(`({
      address: document.querySelector(".address").getBoundingClientRect().top,
      form: document.querySelector("form").getBoundingClientRect().top,
    })`);
  const before = await places();
  if (viewport === phone) expect(before.address).toBeLessThan(before.form);
  expect(before.address).toBeLessThan(viewport.height);
  await page.getByRole("button", { name: "Show my feed" }).scrollIntoViewIfNeeded();
  await page.evaluate("scrollBy(0, 200)");
  const after = await places();
  expect(after.form).toBeLessThan(before.form);
  expect(after.address).toBeGreaterThanOrEqual(0);
  expect(after.address).toBeLessThan(viewport.height);
});

it("sets headlines in a typeface of the site, and asks no other for it", async () => {
  const { page, foreign } = await watchedForTest();
  await page.goto("/");
  expect(
    await page.evaluate(`document.fonts.load("700 1rem Newsreader").then((all) => all.length)`),
  ).toBe(1);
  await page.goto("/languages/ar/");
  expect(await page.locator("link[rel=preload]").count()).toBe(0);
  expect(foreign).toEqual([]);
});
