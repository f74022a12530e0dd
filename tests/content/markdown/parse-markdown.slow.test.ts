import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import {
  fewerSearches,
  parseMarkdown,
  withoutMailLinks,
} from "../../../src/content/markdown/parse-markdown.ts";

const whole = unified().use(remarkParse).use(remarkGfm).freeze();
const searching = whole().use(fewerSearches).freeze();
const withoutMail = searching().use(withoutMailLinks).freeze();

// Words, beginnings of links, and Markdown delimiters.
const words = ["a", "B7", "w", "H", "a.b-c_d+e", "é", "钢铁", "&#64;", "&amp;", "\\", "/", "."];
const links = ["www.example.org", "http://example.org/a_b", "HTTPS://e.org", "[^a]", "[^a]: "];
const marks = [" ", "*", "**", "_", "~~", "`", "<", "<b>", ">", "[", "](", ")", "![", "]", "|"];
const lines = ["\n", "\n\n", "\n- ", "\n1. ", "\n# ", "\n> ", "\n    ", "\n|-|-|\n", "\n---\n"];
const textOf = (...parts: string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(""));

it("finds the same addresses as remark-gfm in any text", () => {
  fc.assert(
    fc.property(textOf(...words, ...links, ...marks, ...lines, "@", "a@b.example"), (text) => {
      expect(searching.parse(text)).toEqual(whole.parse(text));
    }),
    { numRuns: 300 },
  );
});

it("finds the same addresses as remark-gfm in a text without an @", () => {
  fc.assert(
    fc.property(textOf(...words, ...links, ...marks, ...lines), (text) => {
      expect(withoutMail.parse(text)).toEqual(whole.parse(text));
    }),
    { numRuns: 300 },
  );
});

it("parses emphasis as remark-gfm does if no character is Chinese, Japanese or Korean", () => {
  const latin = [...words.filter((word) => word !== "钢铁"), ...links, ...marks, ...lines];
  fc.assert(
    fc.property(textOf(...latin, "“", "”", "…", "«"), (text) => {
      expect(parseMarkdown(text)).toEqual(whole.parse(text));
    }),
    { numRuns: 300 },
  );
});
