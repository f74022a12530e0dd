import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { firstParagraph } from "../../../src/content/markdown/summary.ts";
import { english } from "../../../src/language/words/en.ts";
import { makeReadable } from "../../../src/press/html/make-readable.ts";
import { setFormulas } from "../../../src/press/html/set-formulas.ts";
import { toHtml } from "../../../src/press/html/tree.ts";

const written = (markdown: string) => renderMarkdown(markdown, "a", english).root;

function page(markdown: string): string {
  const root = written(markdown);
  setFormulas(root);
  return toHtml(root);
}

it("pages show formulas as MathML", () => {
  expect(page("So $a^2$.")).toBe("<p>So <math><msup><mi>a</mi><mn>2</mn></msup></math>.</p>");
  expect(page("$$\nx\n$$")).toBe(
    '<div class="formula" tabindex="0"><math display="block"><mi>x</mi></math></div>',
  );
});

it.each([
  "\\frac{a}{b} \\sqrt[3]{x} \\int_0^1 \\sum_{i=1}^n \\binom{n}{k}",
  "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
  "\\begin{align}a&=b\\\\c&=d\\end{align}",
  "\\color{red}{x} \\boxed{y} \\cancel{z} \\mathbb{R} \\text{words <b>}",
  "\\overbrace{a+b}^{n} \\underset{x}{y} \\xrightarrow{f} \\left(\\frac12\\right)",
  "\\rule{99999em}{9999em} \\hspace{9999em} \\label{x} \\tag{1} x",
])("%s has neither styles, classes, ids nor links", (tex) => {
  const html = page(`$$\n${tex}\n$$`);
  expect(html).toContain("<math");
  expect(html).not.toMatch(/<math.* (style|class|id|href|on\w+)=/s);
});

it("feeds and summaries have the formula as its author wrote it", () => {
  const root = written("So $a^2 < b$.\n\n$$\nx\n$$");
  expect(toHtml(makeReadable(root, "https://example.org/a/", english))).toBe(
    '<p>So <code class="language-math">a^2 &#x3C; b</code>.</p>\n<pre><code class="language-math">x\n</code></pre>',
  );
  expect(firstParagraph(root)).toBe("So a^2 < b.");
});
