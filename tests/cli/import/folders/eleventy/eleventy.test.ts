import { beforeAll, describe, expect, it } from "vitest";
import { exportedObject } from "../../../../../src/cli/import/folders/eleventy/data.ts";
import {
  type ReadFolder,
  readFolder,
  recorded,
  siteFixture,
} from "../../../../support/read-folder.ts";

let site: ReadFolder;
beforeAll(async () => {
  site = await readFolder(siteFixture("eleventy"));
});

const first = "content/blog/first.md";

describe("an Eleventy site", () => {
  it.each(recorded("eleventy").texts)(
    "gives $file the address, id and date that Eleventy gives it",
    (made) => {
      const { addresses, id, published } = site.text(made.file);
      expect(addresses).toEqual([made.address]);
      expect(id).toBe(made.id);
      expect(published).toEqual(made.date && { instant: Date.parse(made.date) });
    },
  );

  it("merges the data of folders, layouts and the file beside a text", () => {
    expect(site.text(first)).toMatchObject({
      kind: "article",
      authors: [{ name: "Anna Schmidt" }],
      labels: [
        { kind: "tag", title: "ships" },
        { kind: "tag", title: "small boats" },
      ],
    });
    expect(site.text("content/notes/json.md")).toMatchObject({
      summary: "From the file beside it.",
      labels: [{ kind: "tag", title: "note" }],
    });
  });

  it("reads front matter that is an object of JavaScript", () => {
    expect(site.text("content/notes/2022-01-02-short.md")).toMatchObject({
      title: "With JavaScript",
      body: { text: "Words 3.\n" },
    });
  });

  it("keeps private what Eleventy does not write, and drafts", () => {
    expect(site.text("content/blog/unwritten.md")).toMatchObject({
      status: "private",
      addresses: [],
      slug: "unwritten",
    });
    expect(site.text("content/blog/draft.md").status).toBe("draft");
  });

  it("translates tags that it knows, and reports the others at their lines", () => {
    const { text } = site.text(first).body;
    expect(text).toContain("[a link to the bundle](https://old.example/blog/2021-03-04-bundle/)");
    expect(text).toContain("[one by file](https://old.example/blog/2021-02-03-dated/)");
    expect(text).toContain("![A boat by shortcode](/img/boat.png)");
    expect(text).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(text).toContain("This is A First Note of The Old Harbour Notes;  in all.");
    expect(text).toContain("Write {{ title }}.");
    expect(text).toContain("Mind the **wet** stones.");
    expect(text).not.toContain("Nobody");
    expect(site.reasons()).toEqual([
      `${siteFixture("eleventy")}/content/index.md: this is the front page of the old site, and the new one has its own`,
      `${first}:15 nothing stands in the place of a value that only the site's programs know: {{ collections.all | size }}`,
      `${first}:20 the tag callout has no meaning here; the text between its tags stayed`,
      'content/blog/modified.md: its date is "git Last Modified", which a copy of the folder does not know; write the date, and import again',
    ]);
  });

  it("finds pictures beside a text and in the input folder", () => {
    const bundle = "content/blog/2021-03-04-bundle";
    const { base } = site.text(`${bundle}/index.md`);
    expect(site.source.locate?.("./quay.png", base)).toMatch(`${bundle}/quay.png`);
    expect(site.source.locate?.("/img/boat.png", base)).toMatch(/content\/img\/boat\.png$/);
  });

  it("leads the address of the old feed to the new one", () => {
    expect(site.redirects).toEqual(["https://old.example/feed/feed.xml /atom.xml"]);
  });
});

describe("a data file in JavaScript", () => {
  it("is read without running it", () => {
    const script = `// A comment with { braces }
      import x from "y";
      module.exports = { layout: 'post.njk', tags: ["a", 'b // c'], nested: { "one": 1, }, /* no */ };`;
    expect(exportedObject(script)).toEqual({
      data: { layout: "post.njk", tags: ["a", "b // c"], nested: { one: 1 } },
      computed: [],
    });
  });

  it("names the values that only a program knows", () => {
    const script =
      'export default { tags: ["a"], layout: name, draft: true, permalink: data => "/" + data.x };';
    const read = exportedObject(script);
    expect(read?.data).toEqual({ tags: ["a"], draft: true });
    expect(read?.computed).toEqual(["layout", "permalink"]);
  });

  it("is not read if it exports no object", () => {
    expect(exportedObject("export default () => ({ a: 1 });")).toBeUndefined();
    expect(exportedObject("export default { a: [1, ")).toBeUndefined();
  });
});
