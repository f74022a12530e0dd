import { expect, it } from "vitest";
import { linesOf, outlineOf, settable, widthOf } from "../../../src/press/drawing/outlines.ts";

it.each([
  ["Ein Ärgernis: “Straße” – Łódź, Ğ, Việt Nam", "Ein Ärgernis: “Straße” – Łódź, Ğ, Việt Nam"],
  ["Новости и Νέα", "Новости и Νέα"],
  ["  two\nlines ", "two lines"],
  ["Party 🎉 now ❤️", "Party now"],
  ["e\u0301", "é"],
])("%j can be set", (text, set) => {
  expect(settable(text)).toBe(set);
});

it.each(["海港新闻", "뉴스", "أخبار", "חדשות", "Mixed 新闻", "", " ", "🎉"])(
  "%j cannot",
  (text) => {
    expect(settable(text)).toBeUndefined();
  },
);

it("a text in several scripts goes on where the last script ended", () => {
  const width = widthOf("AЖ", 100);
  expect(width).toBeCloseTo(widthOf("A", 100) + widthOf("Ж", 100));
  const xs = outlineOf("AЖ", 10, 50, 100).flatMap((command) => ("x" in command ? command.x : []));
  expect(Math.min(...xs)).toBeGreaterThan(5);
  expect(Math.max(...xs)).toBeGreaterThan(widthOf("A", 100) + 30);
  expect(Math.max(...xs)).toBeLessThan(10 + width + 5);
});

it("lines break between words, and a long word stays whole", () => {
  const width = widthOf("aaa bbb", 20) + 1;
  expect(linesOf("aaa bbb ccc dddddddddddddd e", width, 20)).toEqual([
    "aaa bbb",
    "ccc",
    "dddddddddddddd",
    "e",
  ]);
});
