import { describe, expect, it } from "vitest";
import { createApp } from "../../../src/app/app.ts";
import { guessedAddress } from "../../../src/app/legacy-paths.ts";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";
import { madeUp } from "../../support/made-up.ts";

const article = articleSource("title: A\npublished: 2026-01-01\ntopics: [research-news, other]");
const page = (frontMatter = "title: A Page", body?: string) => articleSource(frontMatter, body);
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

type Files = Readonly<Record<string, string>>;

async function read(files: Files) {
  return readPublication(await contentFolder({ "articles/2026/a/index.md": article, ...files }));
}

/** The pages of a content folder with these files. */
async function pagesOf(files: Files) {
  const result = await read(files);
  if (!result.ok) throw new Error(result.errors.map(formatError).join("\n"));
  expect(result.warnings.map(formatError)).toEqual([]);
  return result.value.pages ?? [];
}

/** The reports on a content folder with these files, as `npm run build` prints them. */
async function reportsOn(files: Files): Promise<string[]> {
  const result = await read(files);
  return (result.ok ? result.warnings : result.errors).map(formatError);
}

describe("a page", () => {
  it("is a file or a folder in pages/, and stands in the footer unless it says otherwise", async () => {
    const pages = await pagesOf({
      "pages/about.md": page("title: About  us\nsummary: Who we are"),
      "pages/imprint/index.md": page("title: Impressum\nlanguage: de\nmenu: none\norder: 2"),
      "pages/contact.md": page("title: Contact\nmenu: header\ncontact: true\nstatus: draft"),
    });
    const usual = { translations: [], order: undefined };
    expect(pages.map((one) => one.page)).toEqual([
      {
        ...{ ...usual, slug: "about", title: "About us", summary: "Who we are", language: "en" },
        ...{ draft: false, menu: "footer", contact: false },
      },
      {
        ...{ ...usual, slug: "contact", title: "Contact", summary: "Body.", language: "en" },
        ...{ draft: true, menu: "header", contact: true },
      },
      {
        ...{ ...usual, slug: "imprint", title: "Impressum", summary: "Body.", language: "de" },
        ...{ draft: false, menu: "none", contact: false, order: 2 },
      },
    ]);
  });

  it("links to articles and pages, and articles to it, by their files", async () => {
    const body = "[a](../articles/2026/a/) [b](imprint/) [c](imprint/index.md#x) [d](rules.txt)";
    const folder = {
      "pages/about.md": page(undefined, body),
      "pages/rules.txt": "Rules",
      "pages/imprint/index.md": page("title: B\ntranslations: { de: ../about.md }"),
      "articles/2026/b/index.md": articleSource(
        "title: B\npublished: 2026-01-01\ntranslations: { de: ../../../pages/imprint/ }",
        "[a](../../../pages/about.md)",
      ),
    };
    const result = await read(folder);
    if (!result.ok) throw new Error(result.errors.map(formatError).join("\n"));
    const { manuscripts, pages = [] } = result.value;
    const links = [...JSON.stringify(pages[0]?.body).matchAll(/"href":"([^"]*)"/g)];
    expect(links.map(([, href]) => href)).toEqual([
      "/articles/a/",
      "/imprint/",
      expect.stringMatching(/^\/imprint\/#/),
      expect.stringMatching(/^\/media\/rules-.*\.txt$/),
    ]);
    expect(pages[1]?.page.translations).toEqual([{ language: "de", url: "/about/" }]);
    expect(JSON.stringify(manuscripts[1]?.body)).toContain('"href":"/about/"');
    expect(manuscripts[1]?.article.translations).toEqual([{ language: "de", url: "/imprint/" }]);
    expect(manuscripts[1]?.references).toEqual(["pages/about.md", "pages/imprint/index.md"]);
  });

  it.each([
    ["title: A\npublished: 2026-01-01", "leave it out: a page has no date, and is in no feed"],
    ["title: A\nmenus: main", "write menu: header, footer or none"],
    ["title: A\nweight: 3", "write order, with a whole number"],
    ["title: A\ndescription: B", "write summary, in plain text"],
    ["title: A\naliases: [b]", "name the page's file as its address should end; old addresses go"],
    ["title: A\nmenu: top", "write header, footer or none"],
    ["title: A\norder: first", "write a whole number"],
    ["title: A\ncontact: us", "write true, or leave the field out"],
    ["title: A\ntranslations: { de: b.md }", "write the path from this file"],
    ["menu: header", "write the title as text"],
  ])("is refused, with the line and what to write: %s", async (frontMatter, advice) => {
    const reports = await reportsOn({ "pages/b-page.md": page(frontMatter) });
    expect(reports).toEqual([
      expect.stringMatching(/^content\/pages\/b-page\.md:\d:\d+: error: .*\n.*\n.*\n help: \w/),
    ]);
    expect(reports[0]).toContain(`help: ${advice}`);
  });

  it("reports dead links and missing pictures as an article does, and speaks of a page", async () => {
    const reports = await reportsOn({
      "pages/b.md": page(undefined, "[a](nowhere.md)\n\n![A](photo.jpg)"),
      "pages/c.md": "No front matter",
    });
    expect(reports[0]).toContain(
      "content/pages/b.md:5:1: error: the link nowhere.md leads neither to an article nor to a file in the page's folder",
    );
    expect(reports[1]).toContain("there is no image photo.jpg in the page's folder");
    expect(reports[2]).toContain("content/pages/c.md:1:1: error: the page does not begin with");
  });

  it("is told to look into the page's folder, in the reason and in the fix", async () => {
    const [report] = await reportsOn({ "pages/about/index.md": page(undefined, "![A](none.png)") });
    expect(report).toContain("there is no image none.png in the page's folder");
    expect(report).toContain("help: put the image into the page's folder");
  });

  it("has a name that can be an address, and shares it with no other page", async () => {
    const helps = await reportsOn({
      "pages/Über uns.md": page(),
      "pages/b.md": page(),
      "pages/b/index.md": page(),
    });
    expect(helps.sort()).toEqual([
      expect.stringContaining(
        "pages/b.md:1:1: error: there is another page with the slug b: content/pages/b/index.md",
      ),
      expect.stringMatching(
        /the file's name "Über uns" cannot be part of an address[\s\S]*ueber-uns/,
      ),
    ]);
  });

  it("is reported if it lies elsewhere below pages/, unless its name sets it aside", async () => {
    const reports = await reportsOn({
      "pages/about.mdx": page(),
      "pages/team/people.md": page(),
      "pages/empty/photo.jpg": drawing,
      "pages/_notes.md": "Notes",
      "pages/README.md": "Notes",
      "pages/_drafts/b.md": "Notes",
    });
    expect(reports.sort()).toEqual([
      expect.stringMatching(/pages\/about\.mdx:1:1: error: .*[\s\S]*content\/pages\/about\.md or/),
      expect.stringContaining("content/pages/empty:1:1: error: this folder should contain a page"),
      expect.stringMatching(
        /pages\/team\/people\.md:1:1: error: .*[\s\S]*content\/pages\/people\.md/,
      ),
    ]);
  });
});

describe("the address of a page", () => {
  const refusal =
    /^content\/pages\/.*:1:1: error: the site itself needs the address \/.*\/\n help: give the page/;

  it("is none that the site's routes begin with", async () => {
    const { routes } = createApp(madeUp([]).catalogue, () => 0);
    const slugs = new Set(
      routes.flatMap(({ path }) => /^\/([a-z][a-z-]*)(\/|$)/.exec(path)?.[1] ?? []),
    );
    expect(slugs.size).toBeGreaterThan(9);
    for (const slug of slugs) {
      expect(await reportsOn({ [`pages/${slug}.md`]: page() })).toEqual([
        expect.stringMatching(refusal),
      ]);
    }
  });

  it("is none at which other programs have their feeds, nor a folder of files", async () => {
    const names = ["rss", "rss2", "atom", "json", "feed"];
    for (const slug of names) expect(guessedAddress(`/${slug}/`, () => false)).toBeDefined();
    for (const slug of [...names, "media", "volumes"]) {
      expect(await reportsOn({ [`pages/${slug}/index.md`]: page() })).toEqual([
        expect.stringMatching(refusal),
      ]);
    }
  });

  it.each(["/about/: /x/", "/about: /x/", "/%61bout/: /x/"])(
    "is none that channel.yaml redirects: %s",
    async (line) => {
      const reports = await reportsOn({
        "pages/about.md": page(),
        "channel.yaml": `${channelYaml}redirects:\n  ${line}\n`,
      });
      expect(reports).toEqual([
        expect.stringMatching(
          /^content\/pages\/about\.md:1:1: error: content\/channel\.yaml redirects/,
        ),
      ]);
    },
  );

  it("is none that an article once had", async () => {
    const files = {
      "pages/about.md": page(),
      "articles/2026/b/index.md": articleSource(
        "title: B\npublished: 2026-01-01\naliases: [/about]",
      ),
    };
    expect(await reportsOn(files)).toEqual([
      expect.stringMatching(
        /^content\/articles\/2026\/b\/index\.md:1:1: error: the old address \/about is that of the page content\/pages\/about\.md/,
      ),
    ]);
  });

  it("may be where an old address leads", async () => {
    const redirects = "redirects:\n  /about: /about/\n  /info.html: /about/\n";
    const files = { "pages/about.md": page(), "channel.yaml": channelYaml + redirects };
    expect(await pagesOf(files)).toHaveLength(1);
  });
});

describe("the check", () => {
  const reports = async (files: Files) => {
    const folder = await contentFolder({
      ...{ "articles/2026/a/index.md": article, "pages/about.md": page() },
      ...files,
    });
    return (await checkContent(folder, Date.parse("2026-06-01"))).reports.map(formatError);
  };

  it("finds nothing in good pages", async () => {
    expect(
      await reports({
        "pages/b.md": page(undefined, "[a](/about/) [b](/feed.json) [c](/topics/)"),
        "pages/_notes.md": "Notes",
        "channel.yaml": `${channelYaml}feeds: { about: /about/ }\nredirects: { /old: /about/ }\n`,
      }),
    ).toEqual([]);
  });

  it("finds dead links in pages and to drafts, and files that no page uses", async () => {
    const found = await reports({
      "pages/b.md": page(undefined, "[a](/nowhere/)\n\n[b](/draft/)"),
      "pages/draft.md": page("title: Draft\nstatus: draft", "[a](/nowhere/)"),
      "pages/c/index.md": page(),
      "pages/c/unused.svg": drawing,
    });
    expect(found.map((report) => report.split("\n")[0])).toEqual([
      "content/pages/b.md:5:5: error: there is nothing at /nowhere/ on this site",
      "content/pages/b.md:7:5: error: there is nothing at /draft/ on this site",
      "content/pages/draft.md:6:5: warning: there is nothing at /nowhere/ on this site",
      "content/pages/c/unused.svg:1:1: warning: no article uses this file",
    ]);
  });
});
