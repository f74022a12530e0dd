import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { articleWithFiles, pressWithoutReports } from "./examples.ts";

/*
 * README.md: its article can be published, and its commands and links exist.
 */

const page = readFileSync("README.md", "utf8");
/** It has the topic of the article in README.md. */
const publication = "tests/fixtures/lakeside";
/** Commands of npm itself. */
const npms = ["ci", "exec", "install", "pack"];

it("shows an article that can be published unchanged", async () => {
  const articles = [...page.matchAll(/^```markdown\n([\s\S]*?)^```$/gm)];
  expect(articles.length).toBe(1);
  const [, source = ""] = articles[0] ?? [];
  await pressWithoutReports({
    "channel.yaml": readFileSync(`${publication}/channel.yaml`),
    "icon.svg": readFileSync(`${publication}/icon.svg`),
    "logo.svg": readFileSync(`${publication}/logo.svg`),
    ...(await articleWithFiles(source)),
  });
});

it("names only commands that exist", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  const named = [...page.matchAll(/npm (?:run )?(?:--\S+ )?([a-z][a-z:-]*)/g)].map(
    ([, name]) => name,
  );
  expect(named).toContain("start");
  expect(named).toContain("deploy");
  expect(named.filter((name = "") => !npms.includes(name) && !(name in scripts))).toEqual([]);
});

it("links only to files that exist", () => {
  const links = [...page.matchAll(/(?<!!\[[^\]\n]*)\]\((?!https?:)([^)#\n]+)/g)].map(
    ([, path = ""]) => path,
  );
  expect(links).toContain("docs/authoring.md");
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
