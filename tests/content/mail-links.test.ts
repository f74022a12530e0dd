import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import { withoutMailLinks } from "../../src/content/mail-links.ts";

const whole = unified().use(remarkParse).use(remarkGfm).freeze();
const without = whole().use(withoutMailLinks).freeze();

// Words, what begins other links, and the marks of Markdown that stand beside them.
const words = [
  "a",
  "B7",
  "w",
  "H",
  "a.b-c_d+e",
  "é",
  "钢铁",
  "&#64;",
  "&amp;",
  "\\",
  "/",
  ".",
  " ",
];
const links = ["www.example.org", "http://example.org/a_b", "HTTPS://e.org", "[^a]", "[^a]: "];
const marks = ["*", "**", "_", "~~", "`", "<", "<b>", ">", "[", "](", ")", "![", "]", "|"];
const lines = ["\n", "\n\n", "\n- ", "\n1. ", "\n# ", "\n> ", "\n    ", "\n|-|-|\n", "\n---\n"];
const markdown = fc
  .array(fc.constantFrom(...words, ...links, ...marks, ...lines), { maxLength: 40 })
  .map((all) => all.join(""));

it("parses a text without an @ to the same tree", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      expect(without.parse(text)).toEqual(whole.parse(text));
    }),
    { numRuns: 300 },
  );
});

it("takes out what looks for mail addresses, and nothing else", () => {
  const names = (one: typeof whole) => [
    ...new Set(JSON.stringify(one.data().micromarkExtensions).match(/(?<="name":")\w+/g)),
  ];
  const left = names(without);
  expect(names(whole).filter((name) => !left.includes(name))).toEqual(["emailAutolink"]);
});
