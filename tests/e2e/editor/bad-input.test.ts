import { expect, it } from "vitest";
import { articleSource } from "../../support/content-folder.ts";
import { photo } from "../../support/images.ts";
import { axeFindings } from "../looks.ts";
import { now, openDesk } from "./desk.ts";
import { fixtureFiles } from "./fixture-files.ts";
import { add, beginArticle, chooseFile, field, openArticle, save, type } from "./form.ts";
import { openOnline } from "./online.ts";
import { publish, textOf } from "./publication.ts";

/* What people do wrong, or at the same time. */

const lakeside = await fixtureFiles("lakeside");
const bytesOf = (text: string) => new TextEncoder().encode(text);
const path = "content/articles/2026/a-bridge/index.md";

it("opens beside a broken article, says what is wrong with it, and lets people mend it", async () => {
  const broken = articleSource("title: A Bridge: Part One\npublished: 2026-11-20", "It is open.");
  const desk = await openDesk({ ...lakeside, [path]: bytesOf(broken) });
  const { page } = desk;
  await page.getByRole("row", { name: "Publishing an Article" }).waitFor();
  await openArticle(page, "This file cannot be read: Nested mappings are not allowed");
  const text = field(page, "Text").getByRole("textbox");
  expect(await text.inputValue()).toBe(broken.trimEnd());
  const mended = broken.replace("A Bridge: Part One", '"A Bridge: Part One"');
  await text.fill(mended);
  await save(page);

  const files = await desk.files();
  expect(textOf(files, path)).toBe(mended);
  const published = await publish(files);
  expect((await published.findings(now)).join()).not.toContain("error");
  expect(await published.itemAt(now, "A Bridge: Part One")).toBeDefined();
});

it.each([
  ["is too large", "tower.jpg", 40_000_000, "tower.jpg is larger than 40 MB"],
  ["is a drawing of 30 MB", "tower.svg", 30_000_000, "tower.svg is larger than 10 MB"],
  [
    "is not what its name says",
    "tower.png",
    0,
    "tower.png is not a PNG image, as its name says, but JPEG",
  ],
])(
  "refuses a picture that %s, for the reason that check would give",
  async (_, name, longer, reason) => {
    const jpeg = await photo(64, 48).jpeg().toBuffer();
    const desk = await openDesk(lakeside);
    const { page } = desk;
    await beginArticle(page);
    const leading = await add(page, "Leading picture");
    await chooseFile(leading, "File", { name, mimeType: "image/jpeg", buffer: jpeg }, longer);
    const alert = page.getByRole("alertdialog", { name: reason });
    await alert.waitFor();
    expect(await axeFindings(page, "all", "[role=alertdialog]")).toEqual([]);
    await alert.getByRole("button", { name: "OK" }).click();
    const dialog = page.getByRole("dialog", { name: /^Select/ });
    expect(await dialog.getByRole("option", { name }).count()).toBe(0);
    expect(await dialog.getByRole("button", { name: "Insert" }).isDisabled()).toBe(true);
  },
);

it("does not overwrite what somebody else has saved in the meantime", async () => {
  const source = (title: string) => articleSource(`title: ${title}\npublished: 2026-11-20`);
  const { page, host } = await openOnline({ ...lakeside, [path]: bytesOf(source("A Bridge")) });
  await openArticle(page, "A Bridge");
  await type(page, "Title", "Mine");
  host.commit({ [path]: bytesOf(source("Theirs")) });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const alert = page.getByRole("alertdialog", { name: "Entry Changed by Someone Else" });
  await alert.waitFor();
  expect(await alert.innerText()).toContain("their changes will be lost");
  await alert.getByRole("button", { name: "Cancel" }).click();
  expect(textOf(host.files(), path)).toBe(source("Theirs"));
});

it("does not overwrite what somebody else saves at the same moment", async () => {
  const source = (title: string) => articleSource(`title: ${title}\npublished: 2026-11-20`);
  const { page, host } = await openOnline({ ...lakeside, [path]: bytesOf(source("A Bridge")) });
  await openArticle(page, "A Bridge");
  await type(page, "Title", "Mine");
  host.beforeNextCommit(() => host.commit({ [path]: bytesOf(source("Theirs")) }));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("updated by someone else while saving").waitFor();
  expect(textOf(host.files(), path)).toBe(source("Theirs"));
});
