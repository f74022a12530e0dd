import { beforeAll, describe, expect, it } from "vitest";
import {
  type ReadFolder,
  readFolder,
  recorded,
  siteFixture,
} from "../../../../support/read-folder.ts";

let site: ReadFolder;
beforeAll(async () => {
  site = await readFolder(siteFixture("jekyll"));
});

const first = "_posts/2020-01-02-a-first-post.md";

describe("a Jekyll site", () => {
  it.each(recorded("jekyll").texts)("gives $file what Jekyll and jekyll-feed give it", (made) => {
    const { addresses, id, published, labels } = site.text(made.file);
    expect(addresses[0]).toBe(made.address);
    expect(id).toBe(made.id);
    expect(published).toEqual(made.date && { instant: Date.parse(made.date) });
    expect(labels).toEqual([
      ...(made.categories ?? []).map((title) => ({ kind: "category", title })),
      ...(made.tags ?? []).map((title) => ({ kind: "tag", title })),
    ]);
  });

  it("reads authors, redirects, the picture and the date of the last change", () => {
    expect(site.text(first)).toMatchObject({
      kind: "article",
      authors: [{ name: "Li Wei", email: "li@old.example", url: "https://li.example/" }],
      addresses: [
        "https://old.example/log/harbour/news/2020/01/02/a-first-post.html",
        "https://old.example/log/old/first/",
        "https://old.example/log/2019/first.html",
      ],
      lead: { url: "/assets/images/boat.png", alt: "A boat at the quay" },
      updated: { instant: Date.parse("2020-01-05T00:00+01:00") },
    });
    expect(site.text("_posts/2020-03-09-plain.html").authors).toEqual([{ name: "Somebody Else" }]);
  });

  it("gives a file the defaults of its folder", () => {
    expect(site.text("_posts/quiet/2020-03-10-below.markdown").language).toBe("de");
  });

  it("keeps drafts and unpublished posts private", () => {
    expect(site.text("_posts/2020-03-06-hidden.md").status).toBe("draft");
    expect(site.text("_drafts/some-day.md")).toMatchObject({
      status: "draft",
      addresses: [],
      slug: "some-day",
    });
  });

  it("makes pages of documents without a date", () => {
    const pages = [...site.texts].filter(([, { kind }]) => kind === "page").map(([file]) => file);
    expect(pages).toEqual(["_recipes/soup.md", "about.md"]);
  });

  it("translates the tags of Liquid", () => {
    const { text } = site.text(first).body;
    expect(text).toContain(
      "[a link](https://old.example/log/%C3%BCber%20uns/2020/02/03/pretty/#notes)",
    );
    expect(text).toContain("[a recipe](https://old.example/log/kitchen/soup/)");
    expect(text).toContain('![A boat](/log/assets/images/boat.png "At the quay")\n');
    expect(text).toContain("![A boat again](/log/assets/images/boat.png)");
    expect(text).toContain('```ruby\nputs "{{ not liquid }}"\n```');
    expect(text).toContain('![A boat](/assets/images/boat.png "Included")');
    expect(text).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(text).toContain("Write {{ page.title }} for the title.");
    expect(text).toContain("This is A First Post: the Log of The Old Harbour Log, .");
    expect(text).not.toContain("Nobody reads this.");
  });

  it("translates what only kramdown has", () => {
    const { text } = site.text(first).body;
    expect(text).toContain('<span id="beginning"></span>The first paragraph, *emphasised*, with');
    expect(text).toContain('## <span id="custom">A heading</span>');
    expect(text).toContain('The <abbr title="HyperText Markup Language">HTML</abbr> of the log.');
    expect(text).toMatch(/<div class="note">\n+Words \*within\* HTML\.\n+<\/div>/);
    expect(text).toContain("<dl>\n<dt>\n\nTerm");
    expect(text).not.toMatch(/\{:|TOC|\*\[HTML\]|<!--/);
  });

  it("gives links to files and paths of the site the address of the page", () => {
    const address = "https://old.example/log/harbour/news/2020/01/02/a-first-post.html";
    expect(site.text("_posts/2020-02-03-pretty.md").body.text).toContain(
      `[A neighbour](${address}) and [its address](${address}).`,
    );
  });

  it("leads links to the old front page to the new one", () => {
    expect(site.text("about.md").body.text).toContain("Back to [the start](/).");
    expect(site.text("_posts/2020-02-03-pretty.md").body.text).toContain("Words. [Home](/)");
  });

  it("reports each tag without meaning at its line", () => {
    expect(site.reasons()).toEqual([
      `${siteFixture("jekyll")}/index.md: this page is a list that a template writes`,
      `${first}:35 the tag include has no meaning here, so nothing stands in its place: {% include map.html place="quay" %}`,
      `${first}:39 nothing stands in the place of a value that only the site's programs know: {{ site.time | date: "%Y" }}`,
    ]);
  });

  it("finds its pictures with and without the base path", () => {
    for (const address of ["/log/assets/images/boat.png", "/assets/images/boat.png"]) {
      expect(site.source.locate?.(address, site.text(first).base)).toMatch(
        /jekyll\/assets\/images\/boat\.png$/,
      );
    }
  });

  it("leads the address of the old feed to the new one", () => {
    expect(site.redirects).toEqual(["https://old.example/log/feed.xml /atom.xml"]);
  });
});
