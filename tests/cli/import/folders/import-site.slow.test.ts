import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../../../src/cli/check/check-content.ts";
import { type Imported, runImport } from "../../../../src/cli/import/run-import.ts";
import { readChannel } from "../../../../src/content/channel/read-channel.ts";
import { formatError } from "../../../../src/content/content-error.ts";
import { contentFolder } from "../../../support/content-folder.ts";
import { readFolder, siteFixture } from "../../../support/read-folder.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

const channelYaml = `title: Test News
description: News for tests
language: en
timeZone: Europe/Berlin
url: https://old.example
authority: "old.example,2026"
copyright: © Test
contact: { name: Desk }
`;

/** A project that is about to take in a site. */
async function newProject(): Promise<string> {
  const project = await contentFolder({ "content/channel.yaml": channelYaml });
  await rm(join(project, "channel.yaml"));
  return project;
}

async function importSite(name: string, project: string): Promise<Imported> {
  const channel = await readChannel(join(project, "content"));
  if (!channel.ok) throw new Error(channel.errors.map(formatError).join("\n"));
  const { source } = await readFolder(siteFixture(name));
  return runImport({
    source,
    project,
    channel: channel.value.channel,
    download: (address) => Promise.reject(new Error(`${address} was to be fetched`)),
    now,
    progress: () => undefined,
  });
}

describe.each(["hugo", "jekyll", "eleventy", "astro"])("the import of the site %s", (name) => {
  it("passes the check, and changes nothing the second time", async () => {
    const project = await newProject();
    const first = await importSite(name, project);
    const { reports } = await checkContent(join(project, "content"), now);
    const errors = reports.filter(({ severity }) => severity === "error");
    expect(errors.map(formatError)).toEqual([]);
    const again = await importSite(name, project);
    const total = [...first.outcomes.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(8);
    expect(Object.fromEntries(again.outcomes)).toEqual({ same: total });
  }, 60_000);
});

describe("an imported site", () => {
  it("has each picture once, links between files, and its old ids and addresses", async () => {
    const project = await newProject();
    await importSite("jekyll", project);
    const articles = join(project, "content/articles/2020");
    const folder = join(articles, "a-first-post");
    expect(readdirSync(folder).sort()).toEqual(["boat.png", "index.md"]);
    const text = readFileSync(join(folder, "index.md"), "utf8");
    expect(text).toContain("id: https://old.example/log/harbour/news/2020/01/02/a-first-post\n");
    expect(text).toContain("  - /log/harbour/news/2020/01/02/a-first-post.html\n");
    expect(text).toContain("[a link](../pretty/index.md#notes)");
  });

  it("never changes what its editor changed", async () => {
    const project = await newProject();
    await importSite("astro", project);
    const file = join(project, "content/articles/2022/first-post/index.md");
    const changed = `${readFileSync(file, "utf8")}\nA new paragraph.\n`;
    await writeFile(file, changed);
    await importSite("astro", project);
    expect(readFileSync(file, "utf8")).toBe(changed);
    expect(existsSync(join(project, "import.yaml"))).toBe(true);
  });
});
