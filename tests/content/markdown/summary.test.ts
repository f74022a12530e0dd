import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { firstParagraph, summarise } from "../../../src/content/markdown/summary.ts";
import { english } from "../../../src/language/words/en.ts";

describe("a summary", () => {
  it("is the whole paragraph if that is short", () => {
    expect(summarise(" One.\nTwo. ", "en")).toBe("One. Two.");
    expect(summarise("", "en")).toBe("");
  });

  it("ends with the last sentence that fits", () => {
    expect(summarise(`${"a".repeat(200)} b. Second one. C ${"c ".repeat(100)}.`, "en")).toBe(
      `${"a".repeat(200)} b. Second one.`,
    );
    expect(summarise(`${"北京科技大学。".repeat(60)}`, "zh-Hans")).toBe(
      "北京科技大学。".repeat(42),
    );
  });

  it("does not end with a person's title or initial", () => {
    const paragraph = `They met. There were Mr. LI and Prof. YANG and J. SMITH ${"and others ".repeat(40)}.`;
    expect(summarise(paragraph, "en")).toBe("They met.");
  });

  it("ends after a word if the first sentence is too long", () => {
    expect(summarise("word ".repeat(100), "en")).toMatch(/^(word ){59}word…$|^(word ){58}word…$/);
    const chinese = summarise("北京科技大学".repeat(100), "zh-Hans");
    expect(chinese).toMatch(/^[北京科技大学]{290,299}…$/);
  });

  it("ends within the first word if that is too long, but never within a character", () => {
    expect(summarise("x".repeat(5000), "en")).toBe(`${"x".repeat(299)}…`);
    const emoji = summarise("👩‍🔬".repeat(1000), "en");
    expect(emoji).toMatch(/^(👩‍🔬)+…$/u);
    expect(emoji.isWellFormed()).toBe(true);
  });
});

describe("the first paragraph", () => {
  it("has no footnote references", () => {
    const { root } = renderMarkdown(
      "# H\n\nOne[^1] two<sup>2</sup>.\n\n[^1]: Note",
      "slug",
      english,
    );
    expect(firstParagraph(root)).toBe("One two2.");
  });

  it.each([
    ["- a\n- b", ""],
    ["> quoted", "quoted"],
    ["![a](b.png)\n\nText", "Text"],
    ["", ""],
  ])("of %j is %j", (markdown, expected) => {
    expect(firstParagraph(renderMarkdown(markdown, "slug", english).root)).toBe(expected);
  });
});
