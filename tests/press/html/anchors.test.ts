import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { addAnchors } from "../../../src/press/html/anchors.ts";
import { setFormulas } from "../../../src/press/html/set-formulas.ts";
import { toHtml } from "../../../src/press/html/tree.ts";

function read(markdown: string) {
  const { root } = renderMarkdown(markdown, "a", english);
  setFormulas(root);
  const sections = addAnchors(root, "a");
  const html = toHtml(root);
  return { sections, html, ids: [...html.matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id) };
}

describe("the anchor of a heading", () => {
  it.each([
    ["Opening hours", "a--opening-hours"],
    ["What's *new*, in `2026`?", "a--what-s-new-in-2026"],
    ["Über Ärzte", "a--über-ärzte"],
    ["开放时间：周一", "a--开放时间-周一"],
    ["مواعيد العمل", "a--مواعيد-العمل"],
    ["!!!", "a--section"],
    ["x ".repeat(100), `a--${"x-".repeat(30).slice(0, -1)}`],
  ])("%j", (heading, id) => {
    expect(read(`## ${heading}`).ids).toEqual([id]);
  });

  it("is unique on the page, and stays when headings of other words are added", () => {
    expect(read("## A\n\n## A\n\n### A-2\n\n## A").ids).toEqual([
      "a--a",
      "a--a-2",
      "a--a-2-2",
      "a--a-3",
    ]);
    expect(read("## B\n\n## A").ids).toContain("a--a");
    expect(read('<p id="b">x</p>\n\n## B').ids).toEqual(["a--b-2"]);
  });

  it("is the id that the author wrote", () => {
    expect(read('<h2 id="mine">Words</h2>').ids).toEqual(["a--mine"]);
  });

  it("is where the author's own links lead", () => {
    expect(read("[to](#opening-hours)\n\n## Opening hours").html).toContain(
      '<a href="#a--opening-hours">',
    );
  });
});

it("the sections are those of the highest headings, without links, ids and footnotes", () => {
  const { sections } = read(
    '# [One](https://example.org) <b id="x">b</b>\n\n## Two\n\n# $x^2$[^1]\n\n# ![](a.png)\n\n[^1]: Note.',
  );
  expect(sections).toEqual([
    { id: "a--one-b", html: "One <b>b</b>" },
    { id: "a--x21", html: "<math><msup><mi>x</mi><mn>2</mn></msup></math><sup>1</sup>" },
  ]);
});
