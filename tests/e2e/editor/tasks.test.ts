import { expect, it } from "vitest";
import { articleSource } from "../../support/content-folder.ts";
import { photo } from "../../support/images.ts";
import { now, openDesk } from "./desk.ts";
import { fixtureFiles } from "./fixture-files.ts";
import {
  add,
  beginArticle,
  choose,
  chooseFile,
  field,
  insertFile,
  openArticle,
  save,
  setMoment,
  type,
} from "./form.ts";
import { publish, textOf } from "./publication.ts";

/* The tasks of a newsroom. After each, `check` finds nothing, and the feeds say what was meant. */

const lakeside = await fixtureFiles("lakeside");
const picture = {
  mimeType: "image/jpeg",
  buffer: await photo(1600, 900).jpeg().toBuffer(),
};
const other = { mimeType: "image/png", buffer: await photo(640, 480).png().toBuffer() };

const path = "content/articles/2026/a-bridge/index.md";
const title = "A Bridge over the Bay";
/** The lines of the article that the tasks change. They are not what the editor would write by itself. */
const lines = `title: "${title}"
published: 2026-11-20T09:30 # the day of the opening
topics: [ cooperation ]`;
const body = "The town opened a *bridge*.[^1]\n\n[^1]: On Friday.";

/** The publication with one more article. */
function withArticle(yaml = lines) {
  return { ...lakeside, [path]: new TextEncoder().encode(articleSource(yaml, body)) };
}

it("writes an article with two pictures and captions", async () => {
  const desk = await openDesk(lakeside);
  const { page } = desk;
  await beginArticle(page);
  await type(page, "Title", "A Tower by the Lake");
  const address = field(page, "Address").getByRole("textbox");
  await expect.poll(() => address.inputValue()).toBe("a-tower-by-the-lake");
  await setMoment(page, "Published", "2026-11-24T09:30");
  await choose(page, "Status", "Public");
  await choose(page, "Topics", "Research News");
  const leading = await add(page, "Leading picture");
  await chooseFile(leading, "File", { name: "Tower 1.jpg", ...picture });
  await insertFile(page);
  await type(leading, "Description", "A tower of wood.");
  await type(leading, "Caption", "The tower on its first day.");
  await type(page, "Text", "The town has a tower.");
  const inText = await add(page, "Add pictures to the text");
  await chooseFile(inText, "File", { name: "stairs.png", ...other });
  await insertFile(page);
  await type(inText, "Description", "Stairs.");
  await type(inText, "Caption", 'The stairs, "all 90 of them".');
  await save(page);

  const files = await desk.files();
  expect(textOf(files, "content/articles/2026/a-tower-by-the-lake/index.md")).toBe(
    `---
title: A Tower by the Lake
published: 2026-11-24T09:30
topics:
  - research-news
image:
  file: tower-1.jpg
  alt: A tower of wood.
  caption: The tower on its first day.
---

The town has a tower.

![Stairs.](stairs.png "The stairs, \\"all 90 of them\\".")
`,
  );
  const published = await publish(files);
  expect(await published.findings(now)).toEqual([]);
  const item = await published.itemAt(now, "A Tower by the Lake");
  expect(item).toMatchObject({ date_published: "2026-11-24T01:30:00.000Z" });
  expect(item?.content_html).toContain("The tower on its first day.");
  expect(item?.content_html).toContain("all 90 of them");
  desk.expectQuiet();
});

it("schedules an article", async () => {
  const desk = await openDesk(withArticle(`${lines}\nstatus: draft`));
  await openArticle(desk.page, title);
  await setMoment(desk.page, "Published", "2026-12-01T08:00");
  await choose(desk.page, "Status", "Public");
  await save(desk.page);

  const files = await desk.files();
  expect(textOf(files, path)).toBe(
    articleSource(lines.replace("2026-11-20T09:30", "2026-12-01T08:00"), body),
  );
  const published = await publish(files);
  expect(await published.findings(now)).toEqual([]);
  const moment = Date.parse("2026-12-01T08:00+08:00");
  expect(await published.itemAt(moment - 1, title)).toBeUndefined();
  expect(await published.itemAt(moment, title)).toBeDefined();
  desk.expectQuiet();
});

it("corrects an article", async () => {
  const desk = await openDesk(withArticle());
  const { page } = desk;
  await openArticle(page, title);
  const text = field(page, "Text").getByRole("textbox");
  await text.click();
  await text.press("ControlOrMeta+Home");
  await text.pressSequentially("Correct: ");
  const corrections = await add(page, "Corrections");
  await setMoment(corrections, "Date", "2026-11-25T10:00");
  await type(corrections, "Correction", "The bridge has two lanes, and not four.");
  await save(page);

  const files = await desk.files();
  const correction = `corrections:
  - date: 2026-11-25T10:00
    text: The bridge has two lanes, and not four.`;
  expect(textOf(files, path)).toBe(articleSource(`${lines}\n${correction}`, `Correct: ${body}`));
  const published = await publish(files);
  expect(await published.findings(now)).toEqual([]);
  const item = await published.itemAt(now, title);
  expect(item).toMatchObject({ date_modified: "2026-11-25T02:00:00.000Z" });
  expect(item?.content_html).toContain("The bridge has two lanes, and not four.");
  desk.expectQuiet();
});

it("translates an article", async () => {
  const desk = await openDesk(withArticle());
  const { page } = desk;
  const addTranslation = async (language: string, file: string) => {
    const pairs = field(page, "Translations");
    const boxes = pairs.getByRole("textbox");
    // While the form opens, it may take back what was typed. The preview shows what it holds.
    const preview = page.getByRole("document", { name: "Content Preview" });
    const typed = async () => {
      if ((await boxes.count()) === 0) await add(page, "Translations");
      await pairs.getByRole("textbox", { name: "Language" }).fill(language);
      await pairs.getByRole("textbox", { name: "Path or address" }).fill(file);
      return preview.innerText();
    };
    await expect.poll(typed, { timeout: 60_000, interval: 1000 }).toContain(file);
  };
  await beginArticle(page);
  await type(page, "Title", "海湾上的桥");
  const address = field(page, "Address").getByRole("textbox");
  await expect.poll(() => address.inputValue()).toBe("hai-wan-shang-de-qiao");
  await setMoment(page, "Published", "2026-11-20T09:30");
  await choose(page, "Status", "Public");
  await choose(page, "Topics", "Cooperation");
  await type(page, "Text", "这座桥开通了。");
  await field(page, "Language").getByRole("combobox").click();
  await page.getByRole("option", { name: "Simplified Chinese" }).click();
  await addTranslation("en", "../a-bridge/index.md");
  await save(page);
  await openArticle(page, title);
  await addTranslation("zh-Hans", "../hai-wan-shang-de-qiao/index.md");
  await save(page);

  const files = await desk.files();
  expect(textOf(files, path)).toBe(
    articleSource(`${lines}\ntranslations:\n  zh-Hans: ../hai-wan-shang-de-qiao/index.md`, body),
  );
  const published = await publish(files);
  expect(await published.findings(now)).toEqual([]);
  expect(await published.itemAt(now, "海湾上的桥")).toMatchObject({ language: "zh-Hans" });
  const site = await published.siteAt(now);
  const english = await (await site("/articles/a-bridge/", {})).text();
  expect(english).toMatch(/hreflang="zh-Hans"[^>]*hai-wan-shang-de-qiao/i);
  desk.expectQuiet();
});

it("withdraws an article", async () => {
  const desk = await openDesk(withArticle());
  const { page } = desk;
  await openArticle(page, title);
  const withdrawal = await add(page, "Withdrawal");
  await setMoment(withdrawal, "Date", "2026-11-25T11:00");
  await type(withdrawal, "Reason", "The bridge was not opened.");
  await save(page);

  const files = await desk.files();
  const withdrawn = `withdrawn:
  date: 2026-11-25T11:00
  reason: The bridge was not opened.`;
  expect(textOf(files, path)).toBe(articleSource(`${lines}\n${withdrawn}`, body));
  const published = await publish(files);
  expect(await published.findings(now)).toEqual([]);
  const site = await published.siteAt(now);
  expect(await (await site("/rss.xml", {})).text()).not.toContain(title);
  const atom = await (await site("/atom.xml", {})).text();
  expect(atom).toMatch(/<at:deleted-entry [^>]*when="2026-11-25T03:00:00/);
  expect(atom).toContain("The bridge was not opened.");
  expect((await site("/articles/a-bridge/", {})).status).toBe(410);
  desk.expectQuiet();
});
