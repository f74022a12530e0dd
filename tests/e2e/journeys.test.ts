import { parseFeed } from "feedsmith";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, it } from "vitest";
import { finger, type Hands, keyboard, mouse } from "./hands.ts";
import { tooWide } from "./looks.ts";
import { origin, watchedForTest } from "./watched.ts";

/*
 * A reader's journey: goes from the front page to an article and its topic, subscribes to a feed
 * of several topics, and reads that feed.
 */

const title = "The Institute and the Town Sign an Agreement on the Survey of the Lake";

const ways: readonly [
  name: string,
  hands: (page: Page) => Hands,
  options: BrowserContextOptions,
][] = [
  ["a mouse", mouse, {}],
  ["no script", mouse, { javaScriptEnabled: false }],
  ["the keyboard alone", keyboard, {}],
  ["a finger on 320 pixels", finger, { viewport: { width: 320, height: 640 }, hasTouch: true }],
  ["a dark screen", mouse, { colorScheme: "dark" }],
  [
    "a zoom of 200 %",
    mouse,
    // A window of 1280 × 800 has this much room at 200 %.
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  ],
];

it.each(ways)(
  "leads from the front page to a feed of one's own with %s",
  async (_, handsOn, options) => {
    const { page, context, complaints, foreign } = await watchedForTest(options);
    const hands = handsOn(page);
    const scripted = options.javaScriptEnabled !== false;
    const main = page.getByRole("main");

    await page.goto("/");
    await hands.press(page.getByRole("link", { name: "Older articles" }));
    await page.getByRole("link", { name: "Newer articles" }).waitFor();
    await hands.press(main.getByRole("link", { name: title }));
    await main.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await main.innerText()).toContain("Prof. Holm thanked the town for its support");
    expect(await tooWide(page)).toEqual([]);

    await hands.press(main.getByRole("link", { name: "Cooperation", exact: true }).first());
    await main.getByRole("heading", { level: 1, name: "Cooperation" }).waitFor();
    await hands.press(main.getByRole("link", { name: "Subscribe", exact: true }));
    await main.getByRole("heading", { level: 1, name: "Subscribe" }).waitFor();
    const topics = page.getByRole("group", { name: "Topics" });
    expect(await topics.getByRole("checkbox", { name: "Cooperation" }).isChecked()).toBe(true);

    await hands.tick(topics.getByRole("checkbox", { name: "About This Service" }));
    if (!scripted) await hands.press(page.getByRole("button", { name: "Show my feed" }));
    await page.waitForURL(/about-this-service/);
    const result = page.getByRole("region", { name: "Your feed" });
    const address = await result.locator("code").innerText();
    if (scripted) {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await hands.press(result.getByRole("button", { name: "Copy" }));
      await result.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address);
    }
    const promised = await result.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(promised).toHaveLength(3);
    const [count] = (await result.innerText()).match(/\d+(?= articles match)/) ?? [];
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);

    expect(address).toBe(`${origin}/rss.xml?topic=about-this-service,cooperation`);
    const { format, feed } = parseFeed(await (await fetch(address)).text());
    const titles = format === "rss" ? feed.items?.map((item) => item.title) : [];
    expect(titles?.slice(0, 3)).toEqual(promised);
    expect(titles).toHaveLength(Number(count));
    expect(titles).toContain(title);
  },
);

it("begins, for the keyboard, with a link that skips to the content", async () => {
  const { page } = await watchedForTest();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("main");
});

it("leads through the pages of a month and back", async () => {
  const { page } = await watchedForTest({ javaScriptEnabled: false });
  await page.goto("/archive/");
  await page.getByRole("link", { name: "May" }).first().click();
  await page.getByText("31 articles, page 1 of 2").waitFor();
  expect(await page.getByRole("heading", { level: 3 }).count()).toBe(30);
  await page.getByRole("link", { name: "Older articles" }).click();
  await page.getByRole("heading", { level: 3, name: "Brief no. 1" }).waitFor();
  await page.getByRole("link", { name: "Newer articles" }).click();
  await page.getByRole("heading", { level: 3, name: "Brief no. 31" }).waitFor();
});
