import { expect, it } from "vitest";
import { internalErrorPage, notFoundPage, refusalPage } from "../../src/pages/error-pages.tsx";
import { feedsIn, renderPage } from "../../src/pages/layout.tsx";
import { channel } from "../support/publication.ts";

const noindex = '<meta name="robots" content="noindex"/>';

it.each([
  ["there is nothing", notFoundPage(channel)],
  ["the query is refused", refusalPage(channel, "Refused", [], () => "/")],
  ["something went wrong", internalErrorPage(channel, "id")],
])(
  "the page that says that %s stays out of search engines, and has no canonical address",
  (_, html) => {
    expect(html).toContain(noindex);
    expect(html).not.toContain('rel="canonical"');
  },
);

it("a page with its own address names it as canonical, and may be indexed", () => {
  const html = renderPage({
    channel,
    title: "Archive",
    description: "All articles",
    path: "/archive/",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: "Text",
  });
  expect(html).toContain('<link rel="canonical" href="https://news.example.org/archive/"/>');
  expect(html).not.toContain("noindex");
});
