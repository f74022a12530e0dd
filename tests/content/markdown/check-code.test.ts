import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";

const findings = (markdown: string) => renderMarkdown(markdown, "a", english).findings;
const at = (markdown: string) =>
  findings(markdown).map(({ severity, offset, message }) => [
    severity,
    markdown.slice(offset, offset + 3),
    message,
  ]);

it("a formula that is not TeX is an error at its place", () => {
  expect(at("Text $x$.\n\nThen $y + \\foo{x}$.")).toEqual([
    ["error", "\\fo", "this formula cannot be set: Unsupported function name: \\foo"],
  ]);
  expect(at("> $$\n> a\n> \\bar x\n> \\foo\n> $$")).toEqual([
    ["error", "$$\n", "this formula cannot be set: Unsupported function name: \\foo"],
  ]);
  expect(at("$$\na\n\\frac{1\n$$")).toEqual([
    [
      "error",
      "$$",
      "this formula cannot be set: Unexpected end of input in a macro argument, expected '}'",
    ],
  ]);
});

it.each([
  ["a macro that uses itself", "\\def\\a{\\a}\\a", "Too many expansions"],
  [
    "a macro that doubles",
    `\\def\\a#1{#1#1}${"\\a{".repeat(40)}x${"}".repeat(40)}`,
    "Too many expansions",
  ],
  ["nested braces", "{".repeat(2400) + "}".repeat(2400), "it is nested too deeply"],
  ["a long formula", "x+".repeat(2501), "it is longer than 5000 characters"],
  ["a link", "\\href{https://example.org}{x}", "Unsupported function name: \\href"],
  ["a picture", "\\includegraphics{x.png}", 'Function "\\includegraphics" is not trusted'],
  ["an attribute", "\\class{x}{y}", 'Function "\\class" is not trusted'],
])("%s is an error", (_, tex, message) => {
  expect(findings(`$$\n${tex}\n$$`)).toMatchObject([
    { severity: "error", message: expect.stringContaining(message) },
  ]);
});

it("a language that nobody knows is a warning, once for each", () => {
  expect(findings("```pyhton\na\n```\n\n```pyhton\nb\n```\n\n```zzzzzz\nc\n```")).toEqual([
    {
      severity: "warning",
      offset: 0,
      message: "the language pyhton is unknown, so this code is not coloured",
      fix: "write python, or text if the code is in no language",
    },
    expect.objectContaining({
      message: "the language zzzzzz is unknown, so this code is not coloured",
    }),
  ]);
});

it.each(["js", "C++", "text", "http", "markdown", "sh", "json", "math", "HTML"])(
  "%s is known",
  (language) => {
    expect(findings(`\`\`\`${language}\nx\n\`\`\``)).toEqual([]);
  },
);

it("code that is too long to colour is a warning", () => {
  expect(findings(`\`\`\`js\n${`x = 1;${" ".repeat(20)}\n`.repeat(2000)}\`\`\``)).toMatchObject([
    { severity: "warning", message: expect.stringContaining("longer than 40000 characters") },
  ]);
});

it("so many formulas that the page would be huge are an error", () => {
  expect(findings(`$$\n${"x+".repeat(2400)}x\n$$\n\n`.repeat(11))).toMatchObject([
    { severity: "error", message: expect.stringContaining("50000 elements") },
  ]);
});
