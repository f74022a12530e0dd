import { expect, it } from "vitest";
import { vocabularyOf } from "../../src/language/vocabulary.ts";
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
