import { expect, it } from "vitest";
import { readEditedSite } from "../../../src/cli/editor/read-site.ts";
import { editorLanguage } from "../../../src/cli/editor/words.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";

const options = {
  backend: { name: "test-repo" },
  reviewed: false,
  language: editorLanguage(["en"]),
} as const;

/** What the editor of these files is made from. */
async function siteOf(files: Readonly<Record<string, string>>, now: number) {
  const site = await readEditedSite(await contentFolder(files), now, options);
  return site.ok ? site.value : site.errors;
}

it("counts the articles of each year, and takes no other folder for a year", async () => {
  const article = articleSource("title: A\npublished: 2026-01-01");
  const site = await siteOf(
    {
      "articles/2026/a/index.md": article,
      "articles/2026/b/index.md": article,
      "articles/2019/c/index.md": article,
      "articles/in 2018/d/index.md": article,
    },
    Date.UTC(2026, 11, 31, 15, 59),
  );
  expect(site).toMatchObject({
    years: [
      { year: "2026", articles: 2 },
      { year: "2019", articles: 1 },
    ],
    thisYear: "2026",
    hasSinglePages: false,
  });
});

it("takes the year from the clock of the publication", async () => {
  expect(await siteOf({}, Date.UTC(2026, 11, 31, 16))).toMatchObject({ thisYear: "2027" });
});

it("offers the languages that texts are in, if they are languages", async () => {
  const site = await siteOf(
    {
      "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01\nlanguage: it"),
      "articles/2026/b/index.md": articleSource("title: B\nlanguage: no_language"),
      "pages/c.md": articleSource('title: C\nlanguage: "gsw"'),
    },
    Date.UTC(2026, 10, 29),
  );
  expect(site).toMatchObject({ hasSinglePages: true });
  const languages = "languages" in site ? site.languages : [];
  expect(languages).toContainEqual({ value: "it", label: "Italian" });
  expect(languages).toContainEqual({ value: "gsw", label: "Swiss German" });
  expect(languages.map(({ value }) => value)).not.toContain("no_language");
});

it("reports what is wrong with channel.yaml", async () => {
  expect(await siteOf({ "channel.yaml": "title: Only this\n" }, 0)).toContainEqual(
    expect.objectContaining({ file: "content/channel.yaml" }),
  );
});
