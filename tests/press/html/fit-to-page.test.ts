import type { Root } from "hast";
import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { fitToPage } from "../../../src/press/html/fit-to-page.ts";
import { create, toHtml } from "../../../src/press/html/tree.ts";
import { illustrateFeed, illustratePage } from "../../../src/press/pictures/illustrate.ts";

const wide = "| a |\n| --- |\n| 1 |\n\n```text\nb\n```\n";

const written = { body: renderMarkdown(wide, "a", english).root, images: new Map() };

it("tables and code on a page scroll, by keyboard too", () => {
  const html = toHtml(illustratePage(written, new Map(), english));
  expect(html).toContain('<div class="wide" role="group" aria-label="Table" tabindex="0"><table>');
  expect(html).toContain("</table></div>");
  expect(html).toContain('<pre tabindex="0">');
});

it("feeds stay as they are", () => {
  const feed = illustrateFeed(written, new Map(), "https://example.org");
  expect(toHtml(feed)).not.toContain("tabindex");
});

it("the alignment of a cell becomes a class, and nothing else in the cell changes", () => {
  const aligned = (align: string) => create("td", { align, colSpan: 2 }, []);
  const root: Root = {
    type: "root",
    children: [aligned("right"), aligned("center"), aligned("left"), aligned("x y")],
  };
  expect(fitToPage(root, english).children).toEqual([
    create("td", { className: ["right"], colSpan: 2 }, []),
    create("td", { className: ["center"], colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
  ]);
});
