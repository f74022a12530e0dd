import { beforeAll, describe, expect, it } from "vitest";
import { translateMdx } from "../../../../../src/cli/import/folders/astro/mdx.ts";
import {
  type ReadFolder,
  readFolder,
  recorded,
  siteFixture,
} from "../../../../support/read-folder.ts";

let site: ReadFolder;
beforeAll(async () => {
  site = await readFolder(siteFixture("astro"));
});

const folder = "src/content/blog";

describe("an Astro site", () => {
  it.each(recorded("astro").texts)(
    "gives $file the address, id and date that Astro gives it",
    (made) => {
      const { addresses, id, published } = site.text(made.file);
      expect(addresses).toEqual([made.address]);
      expect(id).toBe(made.id);
      expect(published).toEqual(made.date && { instant: Date.parse(made.date) });
    },
  );

  it("reads the fields of Astro's own template", () => {
    expect(site.text(`${folder}/first-post.md`)).toMatchObject({
      title: "First Post",
      summary: "Lorem ipsum",
      published: { instant: Date.parse("2022-07-08") },
      updated: { instant: Date.parse("2022-07-09") },
      lead: { url: "../../assets/boat.png" },
      labels: [{ kind: "tag", title: "ships" }],
    });
    expect(site.text(`${folder}/draft.md`).status).toBe("draft");
    expect(site.text(`${folder}/de/zweite.md`).language).toBe("de");
  });

  it("finds each collection where the site shows it, and the pages beside", () => {
    expect(site.text("src/content/notes/short.md").addresses).toEqual([
      "https://old.example/journal/notes/short/",
    ]);
    expect(site.text("src/pages/about.md")).toMatchObject({
      kind: "page",
      addresses: ["https://old.example/journal/about/"],
    });
  });

  it("gives links to files the address of the page, and leaves braces alone", () => {
    const { text } = site.text(`${folder}/first-post.md`).body;
    expect(text).toContain("[a link](https://old.example/journal/blog/using-mdx/)");
    expect(text).toContain("[one by file](https://old.example/journal/blog/using-mdx/#below)");
    expect(text).toContain("Braces {like these} in");
  });

  it("turns MDX into Markdown, and reports its components at their lines", () => {
    const { text } = site.text(`${folder}/using-mdx.mdx`).body;
    expect(text).toMatch(/^A paragraph with \*\*Markdown\*\*, {2}words and {2}more\.\n/);
    expect(text).toContain("![A boat imported](../../assets/boat.png)");
    expect(text).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(text).toContain("Words *within* the chart.");
    expect(text).toContain("<div>\n\nA note.\n\n</div>");
    expect(text).toContain("```jsx\n<Chart data={[1]} />\n```");
    expect(text).toContain("The `<Chart />` component.");
    expect(site.reasons()).toEqual([
      `${folder}/using-mdx.mdx:12 nothing stands in the place of a value that only the site's programs know: {words}`,
      `${folder}/using-mdx.mdx:18 the component Chart has no meaning here; the text within it stayed`,
    ]);
  });

  it("finds pictures beside a text, in src/assets and in public", () => {
    const { base } = site.text(`${folder}/first-post.md`);
    expect(site.source.locate?.("../../assets/boat.png", base)).toMatch(/src\/assets\/boat\.png$/);
    expect(site.source.locate?.("~/assets/boat.png", base)).toMatch(/src\/assets\/boat\.png$/);
    expect(site.source.locate?.("/journal/img/boat.png", base)).toMatch(/public\/img\/boat\.png$/);
  });

  it("leads the address of the old feed to the new one", () => {
    expect(site.redirects).toEqual(["https://old.example/journal/rss.xml /rss.xml"]);
  });
});

describe("MDX", () => {
  it("that is not valid stays as Markdown, without its imports", () => {
    const { text, losses } = translateMdx('import x from "y";\n\nWords <Broken\n');
    expect(text).toBe("\n\nWords <Broken\n");
    expect(losses).toEqual([
      { line: 1, reason: expect.stringMatching(/^the text is not valid MDX, so its components/) },
    ]);
  });

  it("keeps components within components in order", () => {
    const { text } = translateMdx("<Tabs>\n  <Tab>\n    One *word*.\n  </Tab>\n</Tabs>\n");
    expect(text).toBe("One *word*.\n\n\n\n\n");
  });
});
