import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createPage, draftPage } from "../../../src/cli/new/new-page.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
import { channel } from "../../support/publication.ts";

const asked = { title: "About: us", topics: [] };

function draft(change: Partial<Parameters<typeof draftPage>[1]> = {}) {
  const drafted = draftPage(channel, { ...asked, ...change });
  return drafted.ok ? drafted.value : drafted.errors.map(({ message }) => message);
}

/** Drafts a page that has an address. */
function drafted() {
  const page = draft();
  if ("source" in page) return page;
  throw new Error(page.join("\n"));
}

it("a new page is a draft for the footer, in which nothing is wrong", async () => {
  const page = drafted();
  const folder = await contentFolder({
    "articles/2026/a/index.md": articleSource("title: A\npublished: 2026-01-01"),
  });
  expect(await createPage(folder, page)).toEqual({ path: "content/pages/about-us.md" });
  expect(await readFile(join(folder, "pages/about-us.md"), "utf8")).toBe(
    '---\ntitle: "About: us"\nmenu: footer\nstatus: draft\n---\n\nThe text of the page.\n',
  );
  const read = await readPublication(folder);
  expect(read.ok && read.warnings).toEqual([]);
});

it.each(["pages/about-us.md", "pages/about-us/index.md"])(
  "a new page never overwrites %s",
  async (path) => {
    const folder = await contentFolder({ [path]: "Mine" });
    expect(await createPage(folder, drafted())).toMatchObject({
      message: expect.stringMatching(/^content\/pages\/about-us(\.md)? already exists$/),
    });
    expect(await readFile(join(folder, path), "utf8")).toBe("Mine");
  },
);

it.each([
  [{ title: "Topics" }, "the site itself needs the address /topics/"],
  [{ topics: ["research-news"] }, "only articles have topics"],
  [{ title: "" }, "the title is missing"],
  [{ title: "关于" }, "this title makes no address: not all of it can be written in Latin letters"],
])("a new page is refused if it is %j", (change, message) => {
  expect(draft(change)).toEqual([message]);
});

it("a new page may have another address than its title makes", () => {
  expect(draft({ title: "关于", slug: "guanyu" })).toMatchObject({ slug: "guanyu" });
});
