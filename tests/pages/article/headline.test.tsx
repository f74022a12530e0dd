import { describe, expect, it } from "vitest";
import { headline } from "../../../src/pages/article/headline.tsx";

const html = (title: string, language: string) => String(<h1>{headline(title, language)}</h1>);

describe("a headline", () => {
  it("in Chinese may break between words, never within one", () => {
    const words = html("北京科技大学与北汽集团签署协议", "zh-Hans").slice(4, -5).split("<wbr/>");
    expect(words).toContain("大学");
    expect(words).toContain("协议");
    expect(words.join("")).toBe("北京科技大学与北汽集团签署协议");
  });

  it("keeps punctuation with the word before it, and an opening sign with the word after it", () => {
    expect(html("图书馆，开放", "zh")).toMatch(/馆，<wbr\/>开/);
    expect(html("新书《湖泊》", "zh")).not.toContain("《<wbr/>");
  });

  it("does not break between two words of one character each", () => {
    expect(html("协议共建实验室", "zh")).toBe("<h1>协议<wbr/>共建<wbr/>实验室</h1>");
  });

  it.each([
    ["Steel That Heals Itself", "en"],
    ["المعهد والمدينة", "ar"],
  ])("with spaces stays as it is: %s", (title, language) => {
    expect(html(title, language)).toBe(`<h1>${title}</h1>`);
  });

  it("escapes what an author writes", () => {
    expect(html("<b>&", "zh")).not.toContain("<b>");
  });
});
