import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

async function reportsOn(people: string, ...names: readonly string[]): Promise<string[]> {
  const articles = names.map((name, number) => [
    `articles/2026/a${number}/index.md`,
    articleSource(`title: A\npublished: 2026-01-01\nauthors: [${name}]`),
  ]);
  const folder = await contentFolder({
    "channel.yaml": `${channelYaml}people: [${people}]\n`,
    ...Object.fromEntries(articles),
  });
  const read = await readPublication(folder);
  const built = await buildEdition(folder, join(folder, "dist"), { preview: "none" });
  const reports = (read.ok ? read.warnings : read.errors).map(formatError);
  expect((built.ok ? built.warnings : built.errors).map(formatError)).toEqual(reports);
  return reports;
}

describe("two names with the same slug", () => {
  it("cause a warning that names both files and what to do", async () => {
    const reports = await reportsOn("", "{ name: André Li }", "{ name: Andre LI }");
    expect(reports).toEqual([
      "content/articles/2026/a1/index.md:1:1: warning: Andre LI and André Li (in content/articles/2026/a0/index.md) have the same address: /authors/andre-li/\n" +
        " help: spell the name the same way in both files; if these are two people, list both under people: in content/channel.yaml, each with its own slug",
    ]);
  });

  it("cause one warning for each other spelling, also of one of the channel's people", async () => {
    const names = ["{ name: ZENG }", "{ name: Zeng }", "{ name: zeng }", "{ name: ZENG }"];
    const reports = await reportsOn("{ name: Zeng }", ...names);
    expect(reports.map((report) => report.slice(0, 70))).toEqual([
      expect.stringContaining("a0/index.md:1:1: warning: ZENG and Zeng"),
      expect.stringContaining("a2/index.md:1:1: warning: zeng and Zeng"),
    ]);
  });

  it("cause no warning if the people have slugs of their own, or if the names are equal", async () => {
    const people = "{ name: André Li }, { name: Andre Li, slug: second }, { name: 李雷 }";
    const names = ["{ name: André Li }", "{ name: Andre Li }", "second", "李雷"];
    expect(await reportsOn(people, ...names)).toEqual([]);
    const composed = "é".normalize("NFD");
    expect(await reportsOn("", "{ name: é }", `{ name: ${composed} }`)).toEqual([]);
  });
});

describe("the slug of one of the channel's people", () => {
  it("is made from the name or given, and is unique", async () => {
    expect(await reportsOn("{ name: Anna Schmidt }", "anna-schmidt")).toEqual([]);
    const [twice] = await reportsOn("{ name: Anna }, { name: B, slug: anna }", "anna");
    expect(twice).toContain("error: the slug anna appears twice under people");
    const [derived] = await reportsOn("{ name: Anna }, { name: ÁNNA }", "anna");
    expect(derived).toContain("error: the slug anna appears twice under people");
  });

  it.each(["Anna", "a--b", "-a", "a/b", "a b", "ａ", "''"])("cannot be %s", async (slug) => {
    const [report] = await reportsOn(`{ name: Anna, slug: ${slug} }`, "anna");
    expect(report).toContain("this is not the slug of a person");
  });
});
