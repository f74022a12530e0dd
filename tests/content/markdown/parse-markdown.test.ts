import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import {
  fewerSearches,
  parseMarkdown,
  withoutMailLinks,
} from "../../../src/content/markdown/parse-markdown.ts";
import { markdownNodes } from "../../../src/content/markdown/walk.ts";

const whole = unified().use(remarkParse).use(remarkGfm).freeze();
const searching = whole().use(fewerSearches).freeze();
const withoutMail = searching().use(withoutMailLinks).freeze();

it("removes only the search for mail addresses", () => {
  const names = (one: typeof whole) => [
    ...new Set(JSON.stringify(one.data().micromarkExtensions).match(/(?<="name":")\w+/g)),
  ];
  const left = names(withoutMail);
  expect(names(whole).filter((name) => !left.includes(name))).toEqual(["emailAutolink"]);
});

it("finds a mail address whose @ is a character reference", () => {
  const [paragraph] = withoutMail.parse("a&#64;b.example").children;
  expect(paragraph).toMatchObject({ children: [{ type: "link", url: "mailto:a@b.example" }] });
});

/** What the emphasis in a text is: its kind and its words. */
function emphasisIn(text: string): string[] {
  return [...markdownNodes(parseMarkdown(text))].flatMap((node) =>
    node.type === "strong" || node.type === "emphasis" || node.type === "delete"
      ? `${node.type} ${node.children.map((child) => ("value" in child ? child.value : "")).join()}`
      : [],
  );
}

describe("emphasis beside punctuation", () => {
  it.each([
    ["这是**“重要”**的。", ["strong “重要”"]],
    ["这是**重要。**然后", ["strong 重要。"]],
    ["**注意：**请看", ["strong 注意："]],
    ["《*红楼梦*》（*曹雪芹*）著", ["emphasis 红楼梦", "emphasis 曹雪芹"]],
    ["他说：*“你好”*吗", ["emphasis “你好”"]],
    ["これは**「強調」**です。", ["strong 「強調」"]],
    ["**テスト（test）**です", ["strong テスト（test）"]],
    ["이것은 **강조(强調)**입니다.", ["strong 강조(强調)"]],
    ["这是~~“错误”~~的。", ["delete “错误”"]],
    ["𠮷野家で**「牛丼」**を", ["strong 「牛丼」"]],
  ])("works in Chinese, Japanese and Korean: %s", (text, expected) => {
    expect(emphasisIn(text)).toEqual(expected);
  });

  it.each([
    ["a**“b”**c", []],
    ["one *two*, **three**. ~~four~~!", ["emphasis two", "strong three", "delete four"]],
    ["2 * 3 * 4 and a_b_c and ** x **", []],
    ["2*3*4", ["emphasis 3"]],
    ["价格 * 数量 * 折扣", []],
  ])("elsewhere is that of CommonMark: %s", (text, expected) => {
    expect(emphasisIn(text)).toEqual(expected);
  });
});
