import { beforeAll, describe, expect, it } from "vitest";
import {
  type ReadFolder,
  readFolder,
  recorded,
  siteFixture,
} from "../../../../support/read-folder.ts";

let site: ReadFolder;
beforeAll(async () => {
  site = await readFolder(siteFixture("hugo"));
});

const body = (file: string) => site.text(file).body.text;
const walk = "content/posts/harbour-walk/index.md";

describe("a Hugo site", () => {
  it.each(recorded("hugo").texts)(
    "gives $file the address, id and date that Hugo gives it",
    (made) => {
      const { addresses, id, published } = site.text(made.file);
      expect(addresses[0]).toBe(made.address);
      expect(id).toBe(made.id);
      expect(published).toEqual(made.date && { instant: Date.parse(made.date) });
    },
  );

  it("is named with its origin", () => {
    expect(site.source).toMatchObject({ name: "a Hugo site", site: "https://old.example" });
  });

  it("reads front matter in TOML", () => {
    expect(site.text("content/posts/first-toml.md")).toMatchObject({
      kind: "article",
      title: "A Post with TOML",
      summary: "What TOML looks like.",
      updated: { instant: Date.parse("2020-03-05") },
      authors: [{ name: "Anna Schmidt" }],
      lead: { url: "/images/boat.png" },
      labels: [
        { kind: "category", title: "News" },
        { kind: "tag", title: "Harbour" },
        { kind: "tag", title: "Ships & Boats" },
        { kind: "tag", title: "Walks" },
      ],
    });
  });

  it("reads front matter in JSON", () => {
    expect(site.text("content/posts/second-json.md")).toMatchObject({
      title: "A Post with JSON",
      authors: [{ name: "Li Wei", email: "li@old.example" }],
      body: { text: "\nWords in a post with JSON.\n", line: 7 },
    });
  });

  it("lists the addresses of aliases, also of those beside the page", () => {
    expect(site.text("content/posts/first-toml.md").addresses.slice(1)).toEqual([
      "https://old.example/blog/2020/first/",
      "https://old.example/blog/posts/old-name/",
      "https://old.example/blog/posts/very-old.html",
    ]);
  });

  it("tells languages apart, and knows translations", () => {
    const [english, chinese] = ["en", "zh"].map((key) =>
      site.text(`content/posts/two-languages/index.${key}.md`),
    );
    expect([english?.language, chinese?.language]).toEqual([undefined, "zh-Hans"]);
    expect(english?.translationGroup).toBe(chinese?.translationGroup);
    expect(site.text("content/posts/shared.md").translationGroup).toBe(
      site.text("content/posts/gongxiang.zh.md").translationGroup,
    );
  });

  it("keeps private what Hugo does not show", () => {
    const statuses = ["draft", "later", "hidden", "gone"].map(
      (name) => site.text(`content/posts/${name}.md`).status,
    );
    expect(statuses).toEqual(["draft", "scheduled", "private", "published"]);
    expect(site.text("content/posts/gone.md").expires).toEqual({
      instant: Date.parse("2020-08-01T00:00+01:00"),
    });
  });

  it("makes pages of what has no section or no date", () => {
    const pages = [...site.texts].filter(([, { kind }]) => kind === "page").map(([file]) => file);
    expect(pages).toEqual(["content/about.md", "content/docs/guide.md"]);
  });

  it("leaves the Markdown of an author as it is", () => {
    expect(body("content/posts/two-languages/index.zh.md")).toBe("\n这是**“中文”**的。\n");
  });

  it("keeps HTML as HTML", () => {
    expect(site.text("content/posts/typed.html").body).toEqual({
      format: "html",
      text: "<p>Written in <b>HTML</b>.</p>\n",
      line: 5,
    });
  });

  it("gives references and links to files the address of the page", () => {
    const text = body("content/posts/first-toml.md");
    expect(text).toContain("[link to the walk](https://old.example/blog/posts/harbour-walk/)");
    expect(text).toContain(
      '[another](https://old.example/blog/notes/2021/02/a-short-note/#below "With a title")',
    );
    expect(text).toContain("[the same post](https://old.example/blog/posts/harbour-walk/)");
    expect(body(walk)).toContain("[a neighbour](https://old.example/blog/posts/first-post/)");
  });

  it("keeps the id of a heading", () => {
    expect(body("content/posts/first-toml.md")).toContain('## <span id="custom">A heading</span>');
  });

  it("translates Hugo's own shortcodes", () => {
    const text = body(walk);
    expect(text).toContain('![The quay](quay.png "Where the walk begins")');
    expect(text).toContain(
      '[![A boat](/images/boat.png "A boat")](https://elsewhere.example/boat)',
    );
    expect(text).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(text).toContain('src="https://player.vimeo.com/video/146022717"');
    expect(text).toContain('```go\nfmt.Println("{{ not a shortcode }}")\n```');
    expect(text).toContain("<summary>More</summary>\n\nHidden *words*.\n\n</details>");
    expect(text).toContain('Write `{{< figure src="x" >}}` for a figure.');
    expect(body("content/about.md")).toContain("Call us on +44 20 7946 0000.");
  });

  it("turns a definition list into HTML", () => {
    expect(body(walk)).toContain(
      "<dl>\n<dt>\n\nTerm\n\n</dt>\n<dd>\n\nWhat it means.\n\n</dd>\n</dl>",
    );
  });

  it("reports each shortcode without meaning at its line, and keeps what it encloses", () => {
    expect(site.reasons()).toEqual([
      `${siteFixture("hugo")}/content/_index.md: this is the text of a list of articles; lists have no text here`,
      `${walk}:23 the post that gist embeds became a link to it`,
      `${walk}:29 the shortcode notice has no meaning here; the text between its tags stayed`,
      `${walk}:33 the shortcode ticker has no meaning here, so nothing stands in its place: {{< ticker count=3 />}}`,
    ]);
    expect(body(walk)).toContain("Mind the **wet** stones.");
  });

  it("finds files in the bundle and in the static folder", () => {
    const { base } = site.text(walk);
    const find = (address: string) =>
      site.source.locate?.(address, base)?.replace(/^.*\/hugo\//, "");
    expect(find("quay.png")).toBe("content/posts/harbour-walk/quay.png");
    expect(find("./pier.txt?x#y")).toBe("content/posts/harbour-walk/pier.txt");
    expect(find("/images/boat.png")).toBe("static/images/boat.png");
    expect(find("/blog/images/boat.png")).toBe("static/images/boat.png");
    expect(find("https://old.example/blog/images/boat.png")).toBe("static/images/boat.png");
  });

  it("finds no texts, nothing elsewhere and nothing outside the folder", () => {
    const { base } = site.text(walk);
    for (const address of [
      "../first-toml.md",
      "../../../../../../package.json",
      "/../../../../package.json",
      "https://elsewhere.example/images/boat.png",
      "none.png",
      "",
    ]) {
      expect(site.source.locate?.(address, base)).toBeUndefined();
    }
  });

  it("leads the address of the old feed to the new one", () => {
    expect(site.redirects).toEqual([
      "https://old.example/blog/index.xml /rss.xml",
      "https://old.example/blog/posts/index.xml /rss.xml",
      "https://old.example/blog/notes/index.xml /rss.xml",
    ]);
  });
});
