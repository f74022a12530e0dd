import type { Root } from "mdast";
import { describe, expect, it } from "vitest";
import { checkTextLimits, checkTreeLimits } from "../../../src/content/markdown/limits.ts";
import { parseMarkdown } from "../../../src/content/markdown/parse-markdown.ts";

describe("a text may have", () => {
  it.each([
    ["200,000 characters", 200_000, (count: number) => "x".repeat(count), /longer than 200000/],
    ["5,000 lines", 5000, (count: number) => "\n".repeat(count - 1), /more than 5000 lines/],
    [
      "50 quotations in each other",
      50,
      (count: number) => `${">".repeat(count)} x`,
      /nested more than 50 deep/,
    ],
    [
      "50 lists in each other",
      50,
      (count: number) => `${"- ".repeat(count)}x`,
      /nested more than 50 deep/,
    ],
    // Their square is the work that a text may cause: 2,000,000.
    ["1,414 marks in a paragraph", 1414, (count: number) => "*".repeat(count), /too many brackets/],
  ])("%s, and no more", (_, most, textOf, message) => {
    expect(checkTextLimits(textOf(most))).toBeUndefined();
    expect(checkTextLimits(textOf(most + 1))).toMatchObject({
      severity: "error",
      message: expect.stringMatching(message),
    });
  });

  it("so many marks in each of two paragraphs that their squares add up to the most work", () => {
    const marks = "*".repeat(1000);
    expect(checkTextLimits(`${marks}\n\n${marks}`)).toBeUndefined();
    expect(checkTextLimits(`${marks}\n\n${marks}*`)?.offset).toBeGreaterThan(1000);
    expect(checkTextLimits(`${marks}*\n\n${marks}`)?.offset).toBe(0);
  });
});

describe("a parsed text may have", () => {
  it("50 elements in each other, and no more", () => {
    const nested = (count: number) => parseMarkdown("<div>".repeat(count));
    expect(checkTreeLimits(nested(50))).toBeUndefined();
    expect(checkTreeLimits(nested(51))).toMatchObject({
      message: "elements are nested more than 50 deep",
      fix: "close each element; a </div> may be missing",
    });
    expect(checkTreeLimits(parseMarkdown("<div></div>".repeat(51)))).toBeUndefined();
  });

  it("50,000 elements, and no more", () => {
    const tree = (count: number): Root => ({
      type: "root",
      children: Array.from({ length: count - 1 }, () => ({ type: "thematicBreak" })),
    });
    expect(checkTreeLimits(tree(50_000))).toBeUndefined();
    expect(checkTreeLimits(tree(50_001))?.message).toBe(
      "the text would produce more than 50000 elements",
    );
  });
});
