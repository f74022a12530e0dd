import { expect, it } from "vitest";
import { engineFolder } from "../../../src/cli/init/engine.ts";
import { type Answers, siteOf, usualAnswers } from "../../../src/cli/init/site.ts";
import { configuration, siteFiles } from "../../../src/cli/init/site-files.ts";

const founded = Date.UTC(2026, 11, 31, 20, 30);
const icons = { icon: new Uint8Array([1]), logo: new Uint8Array([2]) };

/** The text of a file of a site with these answers. */
function fileOf(path: string, answers: Partial<Answers> = {}): string {
  const site = siteOf({ ...usualAnswers("/my-news", "UTC"), ...answers }, "/my-news", founded);
  const files = siteFiles(site, icons, engineFolder, ">=0.1.0 <1");
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} is not among ${[...files.keys()].join()}`);
  return String(file);
}

it("the first article says that it is in English where the publication is not", () => {
  const welcome = "content/articles/2026/welcome/index.md";
  expect(fileOf(welcome)).not.toContain("\nlanguage:");
  expect(fileOf(welcome, { language: "en-GB" })).not.toContain("\nlanguage:");
  for (const language of ["zh-Hans", "enm"]) {
    expect(fileOf(welcome, { language })).toContain("\nlanguage: en\n");
  }
});

it("the first article appears on the day of its making, in the publication's zone", () => {
  const path = "content/articles/2027/welcome/index.md";
  const welcome = fileOf(path, { timeZone: "Asia/Shanghai" });
  expect(welcome).toContain("published: 2027-01-01T04:30+08:00");
  expect(fileOf("content/channel.yaml", { timeZone: "Asia/Shanghai" })).toContain(
    '"© 2027 My News"',
  );
});

it("the channel describes itself and its topics in English only if it is in English", () => {
  const english = fileOf("content/channel.yaml");
  expect(english).toContain("News and articles from My News.");
  expect(english).toContain("Articles about News.");
  const german = fileOf("content/channel.yaml", { language: "de", topics: ["Hafen"] });
  expect(german).not.toMatch(/News and articles|Articles about/);
  expect(german).toContain('- slug: hafen\n    title: "Hafen"\n    description: "Hafen"');
});

it("sites of other names count requests apart", () => {
  const counters = (title: string) =>
    /namespace_id = "(\d+)"/.exec(fileOf("wrangler.toml", { title }))?.[1];
  expect(counters("Harbour")).not.toBe(counters("Quay"));
  expect(counters("Harbour")).toBe(counters("Harbour"));
  expect(() => configuration("name = 1\n", { name: "x" })).toThrow("has no line like");
});
