import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { feedHtml, pageHtml } from "../../../src/press/html/feed-html.ts";
import { illustrateFeed, illustratePage } from "../../../src/press/pictures/illustrate.ts";

const wide = "| a |\n| --- |\n| 1 |\n\n```text\nb\n```\n";

const written = { body: renderMarkdown(wide, "a", english).root, images: new Map() };

it("lets tables and code of a page be reached by keyboard, where they scroll", () => {
  const html = pageHtml(illustratePage(written, new Map()));
  expect(html).toContain('<div class="wide" role="group" aria-label="Table" tabindex="0"><table>');
  expect(html).toContain("</table></div>");
  expect(html).toContain('<pre tabindex="0">');
});

it("leaves feeds as they are", () => {
  const feed = illustrateFeed(written, new Map(), "https://example.org");
  expect(feedHtml(feed)).not.toContain("tabindex");
});
