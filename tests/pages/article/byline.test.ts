import { describe, expect, it } from "vitest";
import { lengthOf, readingMinutes } from "../../../src/pages/article/byline.tsx";

describe("the time to read an article", () => {
  it.each([
    ["<p>Two <b>words</b></p>", { words: 2, characters: 0 }],
    ["<p>It’s well-known, in 2026.</p>", { words: 4, characters: 0 }],
    ["<p>北京科技大学 and 3 words</p>", { words: 3, characters: 6 }],
    ["<p>ひらがなカタカナ</p>", { words: 0, characters: 8 }],
    ["<p>한국어 두 단어</p>", { words: 3, characters: 0 }],
    ['<img alt="not read aloud">', { words: 0, characters: 0 }],
  ])("counts the words and characters of %s", (html, length) => {
    expect(lengthOf(html)).toEqual(length);
  });

  it.each([
    [{ words: 0, characters: 0 }, 1],
    [{ words: 690, characters: 0 }, 3],
    [{ words: 0, characters: 2000 }, 5],
    [{ words: 230, characters: 400 }, 2],
  ])("for %o is %i minutes", (length, minutes) => {
    expect(readingMinutes(length)).toBe(minutes);
  });
});
