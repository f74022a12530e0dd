import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { engineFolder, engineRange } from "../../../src/cli/init/engine.ts";
import { drawIcons } from "../../../src/cli/init/icons.ts";
import { type Answers, siteOf, usualAnswers } from "../../../src/cli/init/site.ts";
import { createSite, siteFiles } from "../../../src/cli/init/site-files.ts";

const founded = Date.UTC(2026, 10, 29, 7, 30);

async function workFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-init-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function filesOf(answers: Partial<Answers>) {
  const site = siteOf({ ...usualAnswers("/my-news", "UTC"), ...answers }, "/my-news", founded);
  const icons = await drawIcons(site.title, site.accent);
  return siteFiles(site, icons, engineFolder, ">=0.1.0 <1");
}

it.each([
  ["what is usual", {}],
  [
    "characters that YAML and Markdown treat specially",
    { title: 'It\'s: "News" # <1> *&*', topics: ["A: b", "- d", "C#"], timeZone: "Asia/Kolkata" },
  ],
  ["another language", { title: "海港新闻", language: "zh-Hans", topics: ["research=研究"] }],
])("a site with %s causes no warning", async (_, answers) => {
  const folder = await workFolder();
  const files = await filesOf(answers);
  expect(await createSite(folder, files)).toEqual([]);
  const { reports, publication } = await checkContent(join(folder, "content"), founded + 60_000);
  expect(reports).toEqual([]);
  expect(publication?.channel).toMatchObject({
    title: "title" in answers ? answers.title : "My News",
  });
  expect(publication?.manuscripts.map(({ article }) => article.published)).toEqual([founded]);
  for (const [path, data] of files) {
    expect(String(data), path).not.toMatch(/ustb|university|beijing|\{\{\w+\}\}/i);
  }
});

it("a site has the engine's wrangler.toml, except for three lines", async () => {
  const ours = await readFile("wrangler.toml", "utf8");
  const lines = String((await filesOf({})).get("wrangler.toml")).split("\n");
  const different = lines.filter((line) => !line.startsWith("#") && !ours.includes(`${line}\n`));
  expect(different).toEqual([
    'name = "my-news"',
    'main = "node_modules/broadsheet/lib/worker.js"',
    expect.stringMatching(/^namespace_id = "\d+"$/),
  ]);
});

it("a site overwrites no file, and writes none if one of its files exists", async () => {
  const folder = await workFolder();
  await mkdir(join(folder, "content"));
  await writeFile(join(folder, "content/channel.yaml"), "mine");
  expect(await createSite(folder, await filesOf({}))).toEqual(["content/channel.yaml"]);
  expect(await readFile(join(folder, "content/channel.yaml"), "utf8")).toBe("mine");
  await expect(readFile(join(folder, "package.json"))).rejects.toThrow("ENOENT");
});

it.each(["/proc/my-news", "package.json/my-news"])(
  "a site in %s, where no folder can be, is refused",
  async (folder) => {
    await expect(createSite(folder, new Map([["a/b", ""]]))).rejects.toThrow("mkdir");
  },
);

it("git ignores files that hold secrets", async () => {
  const ignored = String((await filesOf({})).get(".gitignore")).split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".broadsheet/", ".env*", ".dev.vars*"]));
});

it("a site depends on the engine that made it", async () => {
  const folder = await workFolder();
  expect(engineRange(resolve("."), folder)).toMatch(/^>=\d+\.\d+\.\d+ <\d+$/);
  const engine = join(folder, "cache/node_modules/broadsheet");
  await mkdir(engine, { recursive: true });
  await writeFile(join(engine, "package.json"), '{ "version": "1.2.3" }');
  expect(engineRange(engine, folder)).toBe(">=1.2.3 <2");
  const packages = { "node_modules/broadsheet": { resolved: "file:../packed.tgz" } };
  await writeFile(join(engine, "../.package-lock.json"), JSON.stringify({ packages }));
  expect(engineRange(engine, join(folder, "my-news"))).toBe("file:../packed.tgz");
});
