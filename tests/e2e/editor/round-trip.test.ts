import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { articleSource } from "../../support/content-folder.ts";
import { openDesk } from "./desk.ts";
import { type Files, fixtureFiles } from "./fixture-files.ts";
import { field, save } from "./form.ts";
import { textOf } from "./publication.ts";

/* Nothing is lost when somebody opens an article and saves it. */

const lakeside = await fixtureFiles("lakeside");
const demanding = await fixtureFiles("demanding");
const authoring = readFileSync("docs/authoring.md", "utf8");

/** The path of an article that is made from an example. */
const pathOf = (index: number) => `content/articles/2026/example-${index}/index.md`;

/** The examples of docs/authoring.md: whole articles, texts, and front matter. */
const examples: Files = Object.fromEntries(
  [
    ...[...authoring.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1$/gm)].map(([, , text = ""]) =>
      text.startsWith("---\n")
        ? text
        : articleSource("title: A\npublished: 2026-01-01", text.trimEnd()),
    ),
    ...[...authoring.matchAll(/<!-- front matter -->\n```yaml\n([\s\S]*?)```/g)].map(
      ([, yaml = ""]) => {
        const least = ["title: A\n", "published: 2026-01-01\n"];
        const missing = least.filter(
          (line) => !new RegExp(`^${line.split(":")[0]}:`, "m").test(yaml),
        );
        return articleSource(`${missing.join("")}${yaml.trimEnd()}`);
      },
    ),
  ].map((source, index) => [pathOf(index), new TextEncoder().encode(source)]),
);

const articlesOf2026 = (files: Files) =>
  Object.keys(files).filter((path) => /^content\/articles\/2026\/.*\.md$/.test(path));

/** Opens each article, does something to it, and reads all files back. */
async function edited(files: Files, act: (page: Page) => Promise<void>): Promise<Files> {
  const desk = await openDesk({ ...lakeside, ...files });
  for (const path of articlesOf2026(files)) {
    const [, , , slug = ""] = path.split("/");
    await desk.page.goto(`/#/collections/articles-2026/entries/${slug}/index`);
    await expect
      .poll(() => field(desk.page, "Address").getByRole("textbox").inputValue(), {
        timeout: 60_000,
      })
      .toBe(slug);
    await act(desk.page);
  }
  return desk.files();
}

it.each([
  ["articles of a publication", lakeside],
  ["articles that break feeds", demanding],
  ["examples of docs/authoring.md", examples],
])("writes %s as they were, byte for byte, if nobody has changed them", async (_, files) => {
  expect(articlesOf2026(files).length).toBeGreaterThan(2);
  const saved = await edited(files, async (page) => {
    const button = page.getByRole("button", { name: "Save", exact: true });
    if (await button.isEnabled()) await save(page);
  });
  for (const path of articlesOf2026(files)) {
    expect(textOf(saved, path), path).toBe(textOf(files, path));
  }
  expect(Object.keys(saved).sort()).toEqual(Object.keys({ ...lakeside, ...files }).sort());
});

it("changes only the title if somebody changes the title", async () => {
  const saved = await edited(lakeside, async (page) => {
    const title = field(page, "Title").getByRole("textbox");
    await title.press("End");
    await title.pressSequentially("!");
    await save(page);
  });
  for (const path of articlesOf2026(lakeside)) {
    const withMark = textOf(lakeside, path).replace(/^title: .*$/m, "$&!");
    expect(textOf(saved, path)).toBe(withMark);
  }
});
