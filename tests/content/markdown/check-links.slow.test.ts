import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { toHtml } from "../../../src/press/html/tree.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";

async function read(body: string) {
  const article = (text: string) => articleSource("title: A\npublished: 2026-01-01", text);
  const folder = await contentFolder({
    "articles/2026/here/index.md": article(body),
    "articles/2026/here/report.pdf": "%PDF-",
    "articles/2026/here/a b.pdf": "%PDF-",
    "articles/2026/there/index.md": article("Text."),
    "articles/2025/long-ago/index.md": article("Text."),
    "secret.txt": "secret",
  });
  await mkdir(join(folder, "articles/2026/here/sub"));
  await symlink(join(folder, "secret.txt"), join(folder, "articles/2026/here/link.txt"));
  await writeFile(join(folder, "articles/2026/here/sub/x.mp4"), "\0\0\0\x18ftypmp42");
  const publication = await readPublication(folder);
  if (!publication.ok) return publication.errors.map(formatError).join("\n");
  const here = publication.value.manuscripts.find(({ article }) => article.slug === "here");
  return here === undefined ? "" : toHtml(here.body).trim();
}

describe("a link", () => {
  it.each([
    ["../there/index.md", "/articles/there/"],
    ["../there/", "/articles/there/"],
    ["../there", "/articles/there/"],
    ["../../2025/long-ago/index.md#why", "/articles/long-ago/#long-ago--why"],
    ["../there/?a=1#", "/articles/there/?a=1#"],
    ["index.md", "/articles/here/"],
    ["#b", "#here--b"],
    ["#", "#here--"],
    ["/rss.xml", "/rss.xml"],
    ["mailto:a@example.org", "mailto:a@example.org"],
    ["tel:+86-10", "tel:+86-10"],
    ["https://example.org/x", "https://example.org/x"],
    ["//example.org/x", "//example.org/x"],
  ])("to %s leads to %s", async (written, expected) => {
    expect(await read(`See [it](${written}).`)).toBe(`<p>See <a href="${expected}">it</a>.</p>`);
  });

  it.each([
    "../their/index.md",
    "there",
    "nothing.pdf",
    "../../../secret.txt",
    "sub",
    "%00",
    "%ff",
  ])("to %s leads nowhere, and is an error with its position", async (written) => {
    expect(await read(`One.\n\nSee [it](${written}).`)).toMatch(
      /^content\/articles\/2026\/here\/index\.md:8:5: error: the link \S+ leads neither to an article nor to a file/,
    );
  });

  it("to a footnote and back is not mistaken for a link to a file", async () => {
    const html = await read("One[^1].\n\n[^1]: Note.");
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "#here--fn-1",
      "#here--fnref-1",
    ]);
  });

  it("that leads nowhere is an error that suggests the nearest article", async () => {
    expect(await read("[it](../thier/index.md)")).toContain("help: write ../there/index.md;");
  });

  it.each([
    ["report.pdf", /^\/media\/report-[0-9a-f]{16}\.pdf$/],
    ["a%20b.pdf", /^\/media\/a-b-[0-9a-f]{16}\.pdf$/],
    ["sub/x.mp4#t=1", /^\/media\/x-[0-9a-f]{16}\.mp4#t=1$/],
  ])("to %s leads to the path at which the file is served", async (written, expected) => {
    const [, href] = /href="([^"]*)"/.exec(await read(`See [it](${written}).`)) ?? [];
    expect(href).toMatch(expected);
  });

  it("in a film's src and poster is checked too", async () => {
    expect(await read("[f](sub/x.mp4)")).toMatch(
      /<video controls preload="none" src="\/media\/x-[0-9a-f]{16}\.mp4"/,
    );
    expect(await read('<video src="gone.mp4"></video>')).toContain(
      ":6:1: error: the link gone.mp4",
    );
  });
});
