import { expect, it } from "vitest";
import { renderMarkdown } from "../../src/content/markdown.ts";
import { feedHtml, feedTree, pageHtml } from "../../src/press/feed-html.ts";

const wide = "| a |\n| --- |\n| 1 |\n\n```text\nb\n```\n";

it("lets tables and code of a page be reached by keyboard, where they scroll", () => {
  const html = pageHtml(renderMarkdown(wide, "a").root);
  expect(html).toContain('<div class="wide" role="group" aria-label="Table" tabindex="0"><table>');
  expect(html).toContain("</table></div>");
  expect(html).toContain('<pre tabindex="0">');
});

it("leaves feeds as they are", () => {
  const { root } = renderMarkdown(wide, "a");
  expect(feedHtml(feedTree(root, "https://example.org/"))).not.toContain("tabindex");
});
