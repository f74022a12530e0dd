import { describe, expect, it } from "vitest";
import type { Home } from "../../src/article/channel.ts";
import { vocabularyOf, wordsFor } from "../../src/language/vocabulary.ts";
import { internalErrorPage, notFoundPage, refusalPage } from "../../src/pages/error-pages.tsx";
import { feedsIn, renderPage } from "../../src/pages/layout.tsx";
import { channel } from "../support/publication.ts";

const context = { channel, spoken: vocabularyOf(channel).own };

const noindex = '<meta name="robots" content="noindex"/>';

it.each([
  ["there is nothing", notFoundPage(context)],
  ["the query is refused", refusalPage(context, "Refused", [], () => "/")],
  ["something went wrong", internalErrorPage(context, "id")],
])(
  "the page that says that %s stays out of search engines, and has no canonical address",
  (_, html) => {
    expect(html).toContain(noindex);
    expect(html).not.toContain('rel="canonical"');
  },
);

/** What the breadcrumb trail of a page says, with the address of each link. */
function trailOf(path: string, home?: Home): string[] {
  const html = renderPage({
    ...context,
    channel: { ...channel, home },
    title: "A title",
    description: "",
    path,
    crumbs: [{ name: "Between", path: "/between/" }].slice(path === "/" ? 1 : 0),
    feeds: { title: channel.title, href: feedsIn("/") },
    children: "Text",
  });
  const [, trail = ""] = /<nav class="crumbs".*?<ol>(.*?)<\/ol>/.exec(html) ?? [];
  return [...trail.matchAll(/<li>(.*?)<\/li>/g)].map(([, item = ""]) => item);
}

describe("the breadcrumb trail", () => {
  const home = { title: "Institution", url: "https://www.example.org/" };
  const last = '<span aria-current="page">A title</span>';

  it("leads from the institution to the news, and then to the page, which is no link", () => {
    expect(trailOf("/a/", home)).toEqual([
      '<a href="https://www.example.org/">Institution</a>',
      '<a href="/">News</a>',
      '<a href="/between/">Between</a>',
      last,
    ]);
    expect(trailOf("/", home)).toEqual([
      '<a href="https://www.example.org/">Institution</a>',
      '<span aria-current="page">News</span>',
    ]);
  });

  it("begins on the front page, which then has none, if the channel names no institution", () => {
    expect(trailOf("/a/")).toEqual([
      '<a href="/">Home</a>',
      '<a href="/between/">Between</a>',
      last,
    ]);
    expect(trailOf("/")).toEqual([]);
  });

  it("marks a title in another language", () => {
    const chinese = { channel: { ...channel, home }, spoken: wordsFor(channel, "zh") };
    const page = {
      ...chinese,
      title: "Otsikko",
      titleLanguage: "fi",
      description: "",
      path: "/a/",
    };
    const feeds = { title: channel.title, href: feedsIn("/") };
    const html = renderPage({ ...page, feeds, children: "" });
    expect(html).toContain('<a href="https://www.example.org/" lang="en">Institution</a>');
    expect(html).toContain('<span aria-current="page" lang="fi">Otsikko</span>');
  });
});

it("a page with its own address names it as canonical, and may be indexed", () => {
  const html = renderPage({
    ...context,
    title: "Archive",
    description: "All articles",
    path: "/archive/",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: "Text",
  });
  expect(html).toContain('<link rel="canonical" href="https://news.example.org/archive/"/>');
  expect(html).not.toContain("noindex");
});
