import { expect, it } from "vitest";
import { styleSheet } from "../../../src/pages/style/style-sheet.ts";

/** What a declaration says about left and right, which a page in Arabic would have to turn round. */
function sides(css: string): string[] {
  const declarations = css
    .replace(/\/\*.*?\*\//gs, "")
    .matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)/g);
  return [...declarations].flatMap(([whole, property = "", value = ""]) => {
    const named = /(^|-)(left|right)(-|$)/.test(property) || /^(left|right)$/.test(value.trim());
    const [, end, , start, ...more] = value.trim().split(/\s+/);
    const isBox = /^(margin|padding|inset|border-width)$/.test(property);
    const uneven = isBox && start !== undefined && more.length === 0 && start !== end;
    return named || uneven ? [whole] : [];
  });
}

it("the style sheet knows a beginning and an end, but no left and no right", () => {
  expect(sides(styleSheet({}))).toEqual([]);
});

it.each([
  "a { margin-left: 1rem }",
  "a { color: red; left: 0 }",
  "a { text-align: right; }",
  "a { float: left }",
  "a { border-top-right-radius: 1px }",
  "a { padding: 0 1px 0 2px }",
])("a rule such as %s would be found", (rule) => {
  expect(sides(rule)).toHaveLength(1);
});

it.each([
  "a { margin: 0 1px 0 1px }",
  "a { margin-inline-start: 1px }",
  "a::before { content: 'right' }",
])("a rule such as %s is no matter", (rule) => {
  expect(sides(rule)).toEqual([]);
});
