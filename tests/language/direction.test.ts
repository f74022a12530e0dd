import { expect, it } from "vitest";
import { directionOf } from "../../src/language/direction.ts";

it.each([
  ["en", "ltr"],
  ["zh-Hant", "ltr"],
  ["ar", "rtl"],
  ["ar-Latn", "ltr"],
  ["he", "rtl"],
  ["fa-IR", "rtl"],
  ["ur", "rtl"],
  ["yi", "rtl"],
  ["az", "ltr"],
  ["az-Arab", "rtl"],
  ["dv", "rtl"],
  ["tlh", "ltr"],
])("%s is written %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
