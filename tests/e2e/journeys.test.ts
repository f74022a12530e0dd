import { parseFeed } from "feedsmith";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, it } from "vitest";
import { sayCount } from "../../src/language/say.ts";
import type { Spoken } from "../../src/language/spoken.ts";
import { wordsFor } from "../../src/language/vocabulary.ts";
import { type GalleryLanguage, texts } from "./gallery/texts.ts";
import { finger, type Hands, keyboard, mouse } from "./hands.ts";
import { tooWide } from "./looks.ts";
import { origin, publications, watchedForTest } from "./watched.ts";

/*
 * A reader's journey: goes from the front page to an article and its topic, subscribes to a feed
 * of several topics, and reads that feed.
 */

/** What a reader looks for on a site. */
interface Aim {
  /** The origin of the site. */
  readonly site: string;
  /** What the site speaks. */
  readonly spoken: Spoken;
  /** An article on the second page of the front page. */
  readonly title: string;
  /** Words of its text. */
  readonly text: string;
  /** Its topic, and another one, with their slugs in the order of the alphabet. */
  readonly topic: string;
  readonly other: string;
  readonly slugs: string;
}

const lakeside: Aim = {
  site: origin,
  spoken: wordsFor({ language: "en" }, "en"),
  title: "The Institute and the Town Sign an Agreement on the Survey of the Lake",
  text: "Prof. Holm thanked the town for its support",
  topic: "Cooperation",
  other: "About This Service",
  slugs: "about-this-service,cooperation",
};

/** The journey through a made-up publication. */
function aimIn(language: GalleryLanguage): Aim {
  const { news, topics } = texts[language];
  // The 23rd article has the third headline, and the third topic.
  const [title = "", text = ""] = news[2] ?? [];
  const [other = "", , topic = ""] = topics;
  const slugs = "topic-1,topic-3";
  const spoken = wordsFor({ language }, language);
  return { site: publications[language]["30-3"], spoken, title, text, topic, other, slugs };
}

const byMouse = ["a mouse", mouse, {}] as const;
const byKeyboard = ["the keyboard alone", keyboard, {}] as const;
const narrow = { viewport: { width: 320, height: 640 }, hasTouch: true };
const byFinger = ["a finger on 320 pixels", finger, narrow] as const;
const withoutScript = ["no script", mouse, { javaScriptEnabled: false }] as const;
// A window of 1280 × 800 has this much room at 200 %.
const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

type Way = readonly [name: string, hands: (page: Page) => Hands, options: BrowserContextOptions];

const ways: readonly Way[] = [
  byMouse,
  withoutScript,
  byKeyboard,
  byFinger,
  ["a dark screen", mouse, { colorScheme: "dark" }],
  ["a zoom of 200 %", mouse, zoomed],
];

const journeys: readonly (readonly [language: string, way: string, aim: Aim, ...Way])[] = [
  ...ways.map((way) => ["English", way[0], lakeside, ...way] as const),
  ...[byKeyboard, byFinger, withoutScript].flatMap((way) => [
    ["Chinese", way[0], aimIn("zh-Hans"), ...way] as const,
    ["Arabic", way[0], aimIn("ar"), ...way] as const,
  ]),
];

it.each(journeys)(
  "leads in %s from the front page to a feed of one's own with %s",
  async (_, __, aim, ___, handsOn, options) => {
    const { site, spoken, title, topic } = aim;
    const { words } = spoken;
    const watched = await watchedForTest({ ...options, baseURL: site });
    const { page, context, complaints, foreign } = watched;
    const hands = handsOn(page);
    const scripted = options.javaScriptEnabled !== false;
    const main = page.getByRole("main");

    await page.goto("/");
    await hands.press(page.getByRole("link", { name: words.older }));
    await page.getByRole("link", { name: words.newer }).waitFor();
    await hands.press(main.getByRole("link", { name: title }).first());
    await main.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await main.innerText()).toContain(aim.text);
    expect(await tooWide(page)).toEqual([]);

    await hands.press(main.getByRole("link", { name: topic, exact: true }).first());
    await main.getByRole("heading", { level: 1, name: topic }).waitFor();
    await hands.press(main.getByRole("link", { name: words.subscribe, exact: true }));
    await main.getByRole("heading", { level: 1, name: words.subscribe }).waitFor();
    const topics = page.getByRole("group", { name: words.topics });
    expect(await topics.getByRole("checkbox", { name: topic }).isChecked()).toBe(true);

    await hands.tick(topics.getByRole("checkbox", { name: aim.other }));
    if (!scripted) await hands.press(page.getByRole("button", { name: words.showFeed }));
    await page.waitForURL(new RegExp(aim.slugs.split(",")[0] ?? ""));
    const result = page.getByRole("region", { name: words.yourFeed });
    const address = await result.locator("code").innerText();
    if (scripted) {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await hands.press(result.getByRole("button", { name: words.copy, exact: true }));
      await result.getByRole("button", { name: words.copied, exact: true }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address);
    }
    const promised = await result.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(promised).toHaveLength(3);
    const said = await result.innerText();
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);

    expect(address).toBe(`${site}/rss.xml?topic=${aim.slugs}`);
    const { format, feed } = parseFeed(await (await fetch(address)).text());
    const titles = (format === "rss" ? feed.items : undefined)?.map((item) => item.title) ?? [];
    expect(titles.slice(0, 3)).toEqual(promised);
    expect(said).toContain(sayCount(spoken, "matches", titles.length));
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
