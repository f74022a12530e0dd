import { describe, expect, it } from "vitest";
import { isFormula } from "../../../src/content/markdown/find-formulas.ts";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { toHtml } from "../../../src/press/html/tree.ts";

const html = (markdown: string) => toHtml(renderMarkdown(markdown, "a", english).root);
const inline = (tex: string) => `<code class="language-math">${tex}</code>`;

it.each([
  ["$ab cd$", true],
  ["$ab cde$", false],
  ["$ab, cde$", false],
  ["$a b c d$", true],
  ["$\\text{two words}$", true],
  ["$2 apples$", false],
  ["$2x$", true],
])("%s is a formula: %s", (source, expected) => {
  expect(isFormula(source, " ", " ")).toBe(expected);
});

describe("a dollar sign stays text", () => {
  it.each([
    "It costs $5 and $10.",
    "It costs $5 and *not* $10, or $5–$10, or $5-$10.",
    "Between $5 in Canada and 7$ in Quebec.",
    "$20–30 per seat, or 40$.",
    "US$5 and A$7; 5 US$, 7 A$.",
    "$100,000/$200,000",
    "$HOME:$PATH and $HOME/$USER",
    "$AAPL and $TSLA, or $AAPL/$TSLA.",
    "A lonely $ sign, and another $ here.",
    "从$5涨到$6，花了$5，又花了5$。",
    "5달러($5)에서 7달러(7$)",
    "A restaurant of $$ or $$$, between $$ and $$.",
    "\\$x\\$ and $x\\$",
    "$$",
    "$$ for everyone\n\n- one\n- two",
    "$$\nx\n\ny\n$$",
    "> $$\n> x\n\ny\n$$",
    "`$x$` and `` $$ ``",
    "```sh\n$$\necho $x$\n$$\n```",
    "[$5](https://example.org/$5/$6)",
    "$$$$",
  ])("%j", (markdown) => {
    expect(html(markdown)).not.toContain("language-math");
  });

  it("and what stands between two of them is read as always", () => {
    expect(html("$5 and *very* <b>much</b> https://example.org/ $10")).toBe(
      '<p>$5 and <em>very</em> <b>much</b> <a href="https://example.org/">https://example.org/</a> $10</p>',
    );
    expect(html("$$ alone\n- one\n- two\n")).toBe(
      "<p>$$ alone</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    );
  });
});

describe("a formula", () => {
  it.each([
    ["$x$", "x"],
    ["so $E = mc^2$.", "E = mc^2"],
    ["($5$)", "5"],
    ["$5 and $x$", "x"],
    ["$2\\,x$", "2\\,x"],
    ["$\\int f\\,dx dy$", "\\int f\\,dx dy"],
    ["$x \\text{ if it rains in summer}$", "x \\text{ if it rains in summer}"],
    ["$\\text{高度} = h$", "\\text{高度} = h"],
    ["$a_1 * b_2 * c$", "a_1 * b_2 * c"],
    ["令 $x$ 为", "x"],
    ["a sentence with $$x$$ in it", "x"],
  ])("%j is in its line", (markdown, tex) => {
    expect(html(markdown)).toContain(inline(tex));
  });

  it.each([
    ["$$\nx\n- y\n= z\n$$", "x\n- y\n= z"],
    ["$$x^2$$", "x^2"],
    ["$$ x\n$$", "x"],
    ["> $$\n> x\n> $$", "x"],
    ["- a\n\n  $$\n  x\n  $$", "x"],
    ["```math\nx\n\n```", "x\n"],
    ["text\n$$\nx\n$$\ntext", "x"],
  ])("%j has lines of its own", (markdown, tex) => {
    expect(html(markdown)).toContain(`<pre><code class="language-math">${tex}\n</code></pre>`);
  });
});
