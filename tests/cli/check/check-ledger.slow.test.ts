import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { readLedger, writeLedger } from "../../../src/cli/ledger/file.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const dated = "published: 2026-01-01\ntopics: [research-news, other]";
const article = (body: string, more = "") => articleSource(`title: A\n${dated}${more}`, body);

describe("the ledger", () => {
  const files = {
    "channel.yaml": channelYaml.replace("example.org,2026", "news.test.edu,2026"),
    "articles/2026/a/index.md": article("Body."),
    "articles/2026/b/index.md": article("Body."),
  };

  /** Writes the ledger of a folder as a deployment does. */
  async function deploy(folder: string) {
    const { publication } = await checkContent(folder, now);
    const ledger = await readLedger(folder);
    if (publication === undefined || !ledger.ok)
      throw new Error("the folder should have no errors");
    return writeLedger(folder, ledger.value, publication, now);
  }

  it("changes only with the articles, and a changed id gives one report", async () => {
    const folder = await contentFolder(files);
    expect(await deploy(folder)).toMatchObject({
      value: { articles: 2, added: 2, changed: true },
    });
    expect(await deploy(folder)).toMatchObject({
      value: { articles: 2, added: 0, changed: false },
    });
    expect((await checkContent(folder, now)).reports).toEqual([]);
    await writeFile(
      join(folder, "articles/2026/b/index.md"),
      article("Body.", "\naliases: [other-b]"),
    );
    const { reports } = await checkContent(folder, now, join(folder, "published.json"));
    expect(reports.map(formatError)).toEqual([
      expect.stringMatching(
        /^content\/articles\/2026\/b\/index\.md:1:1: error: the permanent id of \/articles\/b\/ would change from tag:news\.test\.edu,2026:b to tag:news\.test\.edu,2026:other-b/,
      ),
    ]);
  });

  it("gives the line of an article that vanishes", async () => {
    const folder = await contentFolder(files);
    await deploy(folder);
    const later = await contentFolder({
      ...files,
      "articles/2026/b/index.md": article("Body.", "\nstatus: draft"),
      "published.json":
        '{\n  "tag:news.test.edu,2026:gone": { "slug": "gone", "published": "2020-01-01T00:00:00Z" }\n}\n',
    });
    const { reports } = await checkContent(later, now);
    expect(reports.map(formatError).join()).toMatch(
      /^content\/published\.json:2:3: error: the article tag:news\.test\.edu,2026:gone was published, and would vanish\n 2 \|/,
    );
  });

  it("is an error if it cannot be read, and does not count as absent", async () => {
    const folder = await contentFolder({ ...files, "published.json/x": "" });
    const { reports } = await checkContent(folder, now);
    expect(reports.map(formatError).join()).toMatch(
      /^content\/published\.json:1:1: error: this file cannot be read/,
    );
  });

  it("refuses ids whose authority is a placeholder", async () => {
    const folder = await contentFolder({ ...files, "channel.yaml": channelYaml });
    const refused = await deploy(folder);
    expect(refused.ok ? "" : refused.errors.map(formatError).join()).toMatch(
      /^content\/channel\.yaml:1:1: error: the authority is still the placeholder example\.org,2026/,
    );
    expect((await readdir(folder)).sort()).toEqual(["articles", "channel.yaml"]);
  });
});
