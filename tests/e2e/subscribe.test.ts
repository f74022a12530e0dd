import jsQR from "jsqr";
import sharp from "sharp";
import { expect, it } from "vitest";
import { origin, watchedForTest } from "./watched.ts";

/* The subscribe page. */

it("shows the feed for every choice, and keeps opened details open", async () => {
  const { page, complaints } = await watchedForTest();
  await page.goto("/subscribe/");
  const result = page.getByRole("region", { name: "Your feed" });
  const shown = async () => ({
    address: (await result.locator("code").innerText()).replace(origin, ""),
    count: (await result.innerText()).match(/\d+(?= articles? match)/)?.[0],
    newest: (await result.getByRole("heading", { level: 3 }).allInnerTexts())[0],
    said: await page.getByRole("status").innerText(),
  });
  await result.getByText("On your phone, or as a file").click();
  expect(await shown()).toEqual({
    address: "/rss.xml",
    count: "38",
    newest: "Publishing an Article",
    said: "",
  });

  await page.getByRole("group", { name: "Topics" }).getByLabel("Research News").check();
  await page.waitForURL("/subscribe/?topic=research-news*");
  expect(await shown()).toEqual({
    address: "/topics/research-news/rss.xml",
    count: "33",
    newest: "Brief no. 31",
    said: "33 articles match.",
  });
  expect(await result.locator("details").getAttribute("open")).toBe("");

  await page.getByText("More choices").click();
  await page.getByRole("group", { name: "Leave out" }).getByLabel("Cooperation").check();
  await page.waitForURL(/exclude=cooperation/);
  expect(await shown()).toMatchObject({ count: "32", said: "32 articles match." });

  await page.getByLabel("JSON Feed").check();
  await page.waitForURL(/format=json/);
  expect((await shown()).address).toContain("/feed.json?");
  expect(complaints).toEqual([]);
});

it("accepts several topics without the script, and matches any of them", async () => {
  const { page } = await watchedForTest({ javaScriptEnabled: false });
  await page.goto("/subscribe/?topic=cooperation&topic=about-this-service");
  const topics = page.getByRole("group", { name: "Topics" });
  for (const label of ["Cooperation", "About This Service"]) {
    expect(await topics.getByLabel(label).isChecked()).toBe(true);
  }
  expect(await page.getByText("5 articles match.").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Copy" }).isVisible()).toBe(false);
});

it.each(["light", "dark"] as const)(
  "has a QR code that a camera reads in the %s colour scheme",
  async (colorScheme) => {
    const { page } = await watchedForTest({ colorScheme, javaScriptEnabled: false });
    await page.goto("/subscribe/?topic=cooperation&topic=about-this-service&format=atom");
    await page.getByText("On your phone, or as a file").click();
    const picture = sharp(await page.getByRole("img", { name: /^QR code/ }).screenshot());
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const read = jsQR(new Uint8ClampedArray(data), info.width, info.height);
    expect(read?.data).toBe(await page.getByRole("region").locator("code").innerText());
  },
);
