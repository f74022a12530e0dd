import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { newButton } from "./desk.ts";

/* Work with the editor's form by mouse and keyboard, as a person who reads its labels. */

/** Where to look for a field: on the page, or in a field that holds others. */
type Scope = Page | Locator;

/** A field by its label. Sveltia CMS puts invisible marks of direction around the label. */
export function field(scope: Scope, label: string): Locator {
  return scope.getByRole("group", { name: new RegExp(`^“\u2068?${label}\u2069?” Field$`) }).first();
}

/** Opens the article of a list that has this title. */
export async function openArticle(page: Page, title: string, collection?: string): Promise<void> {
  if (collection !== undefined) await page.getByRole("treeitem", { name: collection }).click();
  await page.getByRole("row", { name: title }).click();
  await field(page, "Title").getByRole("textbox").waitFor();
}

/** Begins a new article. */
export async function beginArticle(page: Page): Promise<void> {
  await newButton(page).click();
  await field(page, "Title").getByRole("textbox").waitFor();
}

/** Types a text into a field, in place of what it holds. */
export async function type(scope: Scope, label: string, text: string): Promise<void> {
  const box = field(scope, label).getByRole("textbox");
  // While the form opens, it may take back what was typed.
  await expect
    .poll(
      async () => {
        await box.click();
        await box.press("ControlOrMeta+A");
        await box.pressSequentially(text);
        return box.evaluate((element) =>
          "value" in element ? element.value : element.innerText.trim(),
        );
      },
      { timeout: 60_000 },
    )
    .toBe(text);
}

/**
 * Sets a moment: `2026-11-24T09:30`, on the clock of the publication. The keys that do this depend on the language
 * of the browser, so none are typed.
 */
export async function setMoment(scope: Scope, label: string, moment: string): Promise<void> {
  await field(scope, label).locator("input").first().fill(moment);
}

/** Chooses one of several values that a field shows. */
export async function choose(scope: Scope, label: string, value: string): Promise<void> {
  await field(scope, label).getByText(value, { exact: true }).click();
}

/** Adds an item to a list, or the group that a field can have, and finds the place where it appears. */
export async function add(page: Page, label: string): Promise<Locator> {
  const list = field(page, label);
  const box = list.getByRole("checkbox", { name: /^Add / });
  const button = list.getByRole("button", { name: /^Add/ }).last();
  await box.or(button).first().click();
  return list;
}

/**
 * Chooses a file of this computer for a field.
 *
 * @param longer by how many bytes the file is made longer in the browser, which takes no large file from a test
 */
export async function chooseFile(
  scope: Scope,
  label: string,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  longer = 0,
): Promise<void> {
  const page = "page" in scope ? scope.page() : scope;
  await field(scope, label).getByRole("button", { name: "Browse" }).click();
  const dialog = page.getByRole("dialog", { name: /^Select/ });
  if (longer > 0) {
    await page.evaluate(`addEventListener("change", (event) => {
      event.stopImmediatePropagation();
      const [file] = event.target.files;
      const transfer = new DataTransfer();
      transfer.items.add(new File([file, new Uint8Array(${longer})], file.name, { type: file.type }));
      event.target.files = transfer.files;
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    }, { capture: true, once: true })`);
  }
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog.getByRole("button", { name: "Upload" }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Takes the file that {@link chooseFile} has shown. */
export async function insertFile(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^Select/ });
  await dialog.getByRole("button", { name: "Insert" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Saves, and waits until the editor is back at the list. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await newButton(page).waitFor();
}
